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

export type ScannerEvent =
  /** `payload` holds one character for each byte (ISO 8859-1). */
  | { type: 'scan'; scannerId: string; payload: string }
  /** A scan that an unplug, its length or silence within a licence cut off; its bytes are never joined to the next. */
  | { type: 'cut'; scannerId: string; bytes: number; reason: 'disconnected' | 'too_long' | 'broken_off' }
  | { type: 'status'; status: ScannerStatus };

/** Whether a payload is complete, as far as it has come. */
export type IsComplete = (payload: string) => boolean;

export interface Transport {
  readonly status: ScannerStatus;
  open(): void;
  close(): Promise<void>;
}
