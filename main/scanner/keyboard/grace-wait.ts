// A wait that ends in grace ticks: before it is over, the event loop turns once more, so that keys that queued up while the
// main process was busy are read first.

/** Times are milliseconds of any monotonic clock. */
export interface GraceWait {
  /** Waits until `time`, in place of any wait before. */
  until(time: number, now: number): void;
  cancel(): void;
  /** To be asked at `deadline`: whether the wait is over; otherwise there is a later deadline. */
  isOver(now: number): boolean;
  /** Null while nothing is waited for. */
  readonly deadline: number | null;
}

const graceTickMs = 10;
/** A grace tick that is this late means that the process was busy again: another follows, up to a limit. */
const lateMs = 5;
const maxGraceTicks = 20;

export function createGraceWait(): GraceWait {
  let due = 0;
  let deadline: number | null = null;
  let graceTicks = 0;

  return {
    get deadline() {
      return deadline;
    },
    until(time, now) {
      due = time;
      deadline = Math.max(now, time - graceTickMs);
      graceTicks = 0;
    },
    cancel() {
      deadline = null;
    },
    isOver(now) {
      if (deadline === null || now < deadline) return false;
      if (graceTicks > 0 && (now - deadline <= lateMs || graceTicks >= maxGraceTicks)) return true;
      deadline = graceTicks === 0 ? Math.max(now, due) : now + graceTickMs;
      graceTicks += 1;
      return false;
    },
  };
}
