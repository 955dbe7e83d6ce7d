// What the journal holds of one customer.
import type { Flow } from '../model';

/** A customer's row in the journal: all but `personal` is stored in the clear. */
export interface SnapshotRow {
  /** The flow's id. */
  id: string;
  /** 0 on the counter, else the number of a parked customer. */
  place: number;
  /** When they were parked, in milliseconds since 1970; 0 on the counter. */
  since: number;
  step: Flow['step'];
  /** JSON. */
  personal: string;
}
