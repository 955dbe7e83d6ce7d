// The test controls in process, for tests and training; control-routes.ts offers the same over HTTP.
import type { AccountBook, SentPin } from '../memory';
import type { AdjustableClock } from './adjustable-clock';
import type { Fault, FaultInput } from './fault';
import type { FaultQueue } from './fault-queue';
import type { LoggedRequest, RequestLog } from './request-log';

export interface SandboxControl {
  /** Injects a fault into the next calls. Throws for an invalid one. */
  fault: (fault: FaultInput) => void;
  clearFaults: () => void;
  faults: () => readonly Fault[];
  /** Resets tries, purchases, permissions, PINs, faults, clock and requests; tokens stay valid. */
  reset: () => void;
  /** Sets the clock ahead or back by milliseconds; 0 is the true time. */
  setClockOffset: (ms: number) => void;
  /** The last thousand requests since the start, the last reset or clearRequests. */
  requests: () => readonly LoggedRequest[];
  clearRequests: () => void;
  /** PINs that were sent or returned, the oldest first. */
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
