// After an uncaught exception the state cannot be trusted: the terminal stops before anything else is dispatched, sent or
// audited, and shows why.
import { errorCode, redactError, settleWithin } from '../base';
import type { Lifecycle } from './lifecycle';

/** The audit outcome, and the code of the message. */
export type FatalErrorCode = 'sandbox_port_busy' | 'stopped_unforeseen';

export interface FatalErrorParts {
  lifecycle: Lifecycle;
  /** Closes the terminal with this outcome in the audit trail. */
  stop: (outcome: FatalErrorCode) => Promise<unknown>;
  /** Standard error. */
  log: (line: string) => void;
  /** Resolves when the message was closed. */
  show: (code: FatalErrorCode, reason: string) => Promise<void>;
  exit: (exitCode: number) => void;
}

/** How long stopping may take, in milliseconds. */
const stopMs = 2000;

/** A handler for uncaught exceptions. While the program is closing anyway it only logs. Never rejects. */
export function createFatalErrorHandler(parts: FatalErrorParts): (error: unknown) => Promise<void> {
  const { lifecycle, stop, log, show, exit } = parts;
  return async (error) => {
    const isFirst = lifecycle.enter('closing');
    log(`stopped: ${redactError(error)}\n`);
    if (!isFirst) return;
    const reason = errorCode(error);
    const code = reason === 'EADDRINUSE' ? 'sandbox_port_busy' : 'stopped_unforeseen';
    const stopping = settleWithin(stopMs, () => stop(code));
    await show(code, reason).catch(() => undefined);
    await stopping;
    exit(1);
  };
}
