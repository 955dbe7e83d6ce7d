// Devices in, payloads out.

/** What a cashier or a technician needs to know of one scanner. */
export type ScannerState = 'absent' | 'connecting' | 'ready' | 'busy_elsewhere' | 'no_permission' | 'failed';

export interface ScannerStatus {
  /** Stable for the life of the terminal. */
  id: string;
  /** What the technician calls it: a port's path or a product's name. */
  name: string;
  kind: 'serial' | 'hid' | 'wedge';
  state: ScannerState;
  /** The program that has it where it is busy elsewhere, the group that may open it where there is no permission; or null. */
  because: string | null;
}

export type ScannerEvent =
  /** `payload` holds one character for each byte (ISO 8859-1). */
  | { type: 'scan'; scannerId: string; payload: string }
  /** What had come of a scan when the scanner went away, or more than a scan may hold: reported, never joined to the next. */
  | { type: 'cut'; scannerId: string; bytes: number; reason: 'disconnected' | 'too_long' }
  | { type: 'status'; status: ScannerStatus };

/** The question that framing asks about what has come so far. */
export type IsComplete = (payload: string) => boolean;

/** One way in. */
export interface Transport {
  readonly status: ScannerStatus;
  open(): void;
  close(): Promise<void>;
}
