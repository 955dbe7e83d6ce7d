// The locked screen.

/** While the lane is locked, a view holds nothing of any customer. */
export interface LockView {
  /** Whether an operator's PIN is required; else any key unlocks. */
  needsPin: boolean;
  /** A scan came in meanwhile; it was dropped. */
  scanned: boolean;
}

export interface UnlockResult {
  unlocked: boolean;
  /** After several wrong PINs: when the next one is accepted, in milliseconds since 1970. */
  againAt: number | null;
}
