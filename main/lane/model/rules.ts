// What the settings decide about the lane.
export interface LaneRules {
  overrideAllowed: boolean;
  /** Whether the PIN and a card number are among the values that are copied together or shown as a QR code. */
  pinInCopies: boolean;
  /** Whether there is a printer of slips. */
  hasPrinter: boolean;
  /** Whether unlocking requires an operator's PIN. */
  pinToUnlock: boolean;
  /** Whether a customer parked at one moment must be wiped at another, both in milliseconds since 1970. */
  isParkedTooLong: (since: number, at: number) => boolean;
}
