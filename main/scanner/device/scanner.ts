// What a scanner reports: its state, its scans, and scans that were cut.

export type ScannerState = 'absent' | 'connecting' | 'ready' | 'busy_elsewhere' | 'no_permission' | 'failed';

export interface ScannerStatus {
  /** Stable for the life of the terminal. */
  id: string;
  /** For the technician: a port's path or a product's name. */
  name: string;
  kind: 'serial' | 'hid' | 'wedge';
  state: ScannerState;
  /** The program that holds it (`busy_elsewhere`), or the group that may open it (`no_permission`), where known. */
  because: string | null;
}

/** `broken_off`: a licence that had begun stopped arriving before its end. */
export type CutReason = 'disconnected' | 'too_long' | 'broken_off';

export type ScannerEvent =
  /** `payload` holds one character for each byte (ISO 8859-1). */
  | { type: 'scan'; scannerId: string; payload: string }
  /** A scan that an unplug, its length or a silence inside it cut off; its bytes are never joined to the next. */
  | { type: 'cut'; scannerId: string; bytes: number; reason: CutReason }
  | { type: 'status'; status: ScannerStatus };

/** Whether a payload is complete, as far as it has come. */
export type IsComplete = (payload: string) => boolean;

/** Whether a licence that stopped arriving has its end: it does, more was to come, or nothing proves either. */
export type LicenceEnd = (payload: string) => 'seen' | 'missing' | 'unknown';

/**
 * Where a licence starts in a text, at `from` or behind it, also one whose first characters are lost where the text begins with
 * what is left; -1 where none does.
 */
export type LicenceStart = (text: string, from?: number) => number;

export interface Transport {
  readonly status: ScannerStatus;
  open(): void;
  close(): Promise<void>;
}
