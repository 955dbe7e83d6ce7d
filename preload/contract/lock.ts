// The locked screen.

/** While the lane is locked, a view holds nothing of any customer. */
export interface LockView {
  /** Whether an operator's PIN is asked for; else any key unlocks. */
  needsPin: boolean;
  /** Somebody scanned meanwhile; nothing of it was kept. */
  scanned: boolean;
}

/** What came of a try to unlock. */
export interface Unlocking {
  unlocked: boolean;
  /** After several wrong PINs: when the next one is looked at, in milliseconds since 1970. */
  againAt: number | null;
}
