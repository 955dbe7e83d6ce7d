// What tests and training can do to a running sandbox, in process; control-routes.ts offers the same over HTTP.
import type { AccountBook, SentPin } from '../memory';
import type { AdjustableClock } from './adjustable-clock';
import type { Fault, FaultInput } from './fault';
import type { FaultQueue } from './fault-queue';
import type { LoggedRequest, RequestLog } from './request-log';

export interface SandboxControl {
  /** Puts a fault on the next calls. Throws for a fault that is none. */
  fault: (fault: FaultInput) => void;
  clearFaults: () => void;
  faults: () => readonly Fault[];
  /** Tries, purchases, permissions, PINs, faults, clock and requests as at a fresh start; tokens stay good. */
  reset: () => void;
  /** Sets the clock ahead (or back) by this much; 0 is the true time. */
  setClockOffset: (ms: number) => void;
  /** The requests since the start, the last reset or clearRequests; the last thousand of them. */
  requests: () => readonly LoggedRequest[];
  clearRequests: () => void;
  /** PINs that were sent or answered, the oldest first. */
  pins: () => readonly SentPin[];
  /** As if the account had just made regular purchases. */
  recordRegularPurchases: (accountNumber: string, count: number) => void;
}

export interface ControlParts {
  clock: AdjustableClock;
  faults: FaultQueue;
  log: RequestLog;
  book: AccountBook;
}

export function makeControl({ clock, faults, log, book }: ControlParts): SandboxControl {
  return {
    fault: (fault) => {
      faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    faults: () => faults.remaining(),
    reset: () => {
      faults.clear();
      log.clear();
      clock.setOffset(0);
      book.reset();
    },
    setClockOffset: (ms) => {
      clock.setOffset(ms);
    },
    requests: () => log.all(),
    clearRequests: () => {
      log.clear();
    },
    pins: () => book.sentPins(),
    recordRegularPurchases: (accountNumber, count) => {
      book.recordRegularPurchases(accountNumber, count);
    },
  };
}
