// Why a payload cannot be read, by name: each has its words in the message catalogue (`licence_unreadable_<reason>`).

export const unreadableReasons = [
  /** Nothing came, or nothing but line ends. */
  'empty',
  /** Far more than a barcode can hold. */
  'too_long',
  /** Neither `@` and `ANSI` nor anything like it: no licence. */
  'no_header',
  /** A header, but no name, birth date or number behind it: the scan broke off or lost too much. */
  'no_elements',
  /** British Columbia's tracks are not all there. */
  'incomplete_tracks',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];
