// Why a payload cannot be read. Each reason has a message `licence_unreadable_<reason>`.

export const unreadableReasons = [
  /** Empty, or line ends alone. */
  'empty',
  /** Far more than a barcode can hold. */
  'too_long',
  /** Neither `@` and `ANSI` nor anything like it: no licence. */
  'no_header',
  /** A header without a name, birth date or number: the scan broke off or lost too much. */
  'no_elements',
  /** A header and a few elements, and nothing of what every card has behind them: the scan broke off. */
  'incomplete',
  /** Some of British Columbia's tracks are missing. */
  'incomplete_tracks',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];
