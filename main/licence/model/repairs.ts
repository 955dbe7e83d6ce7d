// The repairs that the decoder makes to a payload. Each has a message `licence_repair_<name>`.

export const repairNames = [
  /** A scanner's symbology prefix (`]L0`, `]L1`, `]L2`) was removed. */
  'aim_prefix',
  /** A scanner's ECI sequences (`\\000003`) were removed. */
  'eci',
  /** Characters before the licence's first were dropped. */
  'leading_rubbish',
  /** NULs, tabs or line ends after the licence's last character were dropped. */
  'trailing_rubbish',
  /** UTF-8 was read as ISO 8859-1 on its way here. */
  'utf8',
  /** Letters of code page 850 or Windows-1252 were mapped to the cards' encoding. */
  'code_page',
  /** Characters that no card contains were dropped; scanners add them. */
  'noise',
  /** The whole payload came in lower case. */
  'lower_case',
  /** The `@` is missing. */
  'header_start',
  /** The separators in the header are not LF, RS, CR. */
  'header_separators',
  /** `ANSI ` is spelled differently. */
  'file_type',
  /** Stray spaces or line ends between the numbers of the header. */
  'header_spaces',
  /** The header has too many or too few digits. */
  'header_digits',
  /** Offsets, lengths or the number of entries are not those of the subfiles. */
  'header_lengths',
  /** A subfile does not start with its type. */
  'subfile_type',
  /** Stray spaces in front of elements. */
  'element_spaces',
  'separators_swapped',
  'separators_doubled',
  'separators_crlf',
  'separators_missing',
  /** Another character, such as a tab or `|`, replaces LF. */
  'separators_replaced',
  /** A keyboard wedge typed separators as letters. */
  'separators_typed',
  /** No separators: elements were cut at known ids. */
  'cut_by_ids',
  /** British Columbia's tracks do not start as they should. */
  'track_start',
] as const;

export type RepairName = (typeof repairNames)[number];

/** The repairs so far, each once, in order. */
export class Repairs {
  readonly names: RepairName[] = [];

  add(name: RepairName): void {
    if (!this.names.includes(name)) this.names.push(name);
  }
}
