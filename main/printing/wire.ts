// The way to a receipt printer: bytes out, and the printer's answers in.
import type { PrintFailure } from '../../preload/contract';

export interface Wire {
  /** Resolves when the system has taken all bytes. Rejects where the wire is lost, or after `signal`. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** What the printer has sent since the last call, or sends within `withinMs`; empty where it says nothing. */
  read(withinMs: number): Promise<Uint8Array>;
  /** Never rejects, and takes a second at most. */
  close(): Promise<void>;
}

/** Why a wire cannot be opened, or is lost. */
export type WireFailure = Extract<PrintFailure, 'not_found' | 'not_allowed' | 'busy' | 'no_answer' | 'failed'>;

export class WireError extends Error {
  constructor(
    readonly failure: WireFailure,
    cause: unknown,
  ) {
    super(failure, { cause });
    this.name = 'WireError';
  }
}

const failureOfCode: Readonly<Record<string, WireFailure>> = {
  ENOENT: 'not_found',
  ENODEV: 'not_found',
  ENXIO: 'not_found',
  ENOTFOUND: 'not_found',
  EAI_AGAIN: 'not_found',
  EACCES: 'not_allowed',
  EPERM: 'not_allowed',
  EBUSY: 'busy',
  ECONNREFUSED: 'no_answer',
  ETIMEDOUT: 'no_answer',
  EHOSTUNREACH: 'no_answer',
  ENETUNREACH: 'no_answer',
};

/** From Node's error, or what serialport says in words. */
export function wireError(thrown: unknown): WireError {
  if (thrown instanceof WireError) return thrown;
  const { code, message = '' } = thrown as { code?: string; message?: string };
  if (code !== undefined && code in failureOfCode) return new WireError(failureOfCode[code] ?? 'failed', thrown);
  if (/no such file|file not found|cannot find/i.test(message)) return new WireError('not_found', thrown);
  if (/permission denied|not permitted/i.test(message)) return new WireError('not_allowed', thrown);
  if (/cannot lock|access denied|busy/i.test(message)) return new WireError('busy', thrown);
  return new WireError('failed', thrown);
}

/** Keeps what a printer sends until it is read. */
export function createInbox(): { put: (bytes: Uint8Array) => void; take: (withinMs: number) => Promise<Uint8Array> } {
  let kept: Uint8Array[] = [];
  let wake: (() => void) | null = null;
  return {
    put(bytes) {
      kept.push(bytes);
      wake?.();
    },
    async take(withinMs) {
      if (kept.length === 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = null;
      const all = Buffer.concat(kept);
      kept = [];
      return all;
    },
  };
}

/** Resolves or rejects as `promise` does, but rejects as soon as the signal is aborted. */
export function unlessLate<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new WireError('no_answer', signal.reason));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
