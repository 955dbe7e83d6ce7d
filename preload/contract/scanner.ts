// What the page draws of the scanners, and while one is set up.

export interface ScannerView {
  id: string;
  name: string;
  kind: 'serial' | 'hid' | 'wedge';
  state: 'absent' | 'connecting' | 'ready' | 'busy_elsewhere' | 'no_permission' | 'failed';
  /** The program that has it where it is busy elsewhere, the group that may open it where there is no permission; or null. */
  because: string | null;
}

/** A device that set-up listens on; the keyboard has neither name nor path. */
export interface ListeningView extends Omit<ScannerView, 'id'> {
  path: string;
  /** Bits a second of a serial port, as it is tried now; null elsewhere. */
  baudRate: number | null;
  heard: 'nothing' | 'garbled' | 'something';
}

/** How the line of a serial port is set. */
export interface LineView {
  /** Bits a second. */
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

/** The scanner that has delivered one of the codes. */
export interface FoundScannerView {
  /** Empty where it types like a keyboard. */
  name: string;
  kind: ScannerView['kind'];
  path: string | null;
  /** Null where it is no serial port. */
  line: LineView | null;
  /** Which of the codes it has read; the licence tells more. */
  code: 'licence' | 'number';
  /** What it adds, with names of control characters in ⟨⟩. */
  prefix: string;
  suffix: string;
  controlCharacters: 'kept' | 'changed' | 'lost' | 'unknown';
  /** Whose hint says how to set it up so that nothing is lost or comes in between: the end of a key of the catalogue; or null. */
  hint: string | null;
  /** Whether the terminal has it in its settings for the next start, or needs no settings for it. */
  kept: boolean;
}

export interface DiagnosisView {
  /** The codes to be scanned, one character for each byte (ISO 8859-1). */
  codes: { licence: string; number: string };
  listening: ListeningView[];
  /** What came last, without its content, the latest last. */
  raw: { name: string; text: string }[];
  /** Which of those listened on has said something that is neither of the codes, where that came last. */
  other: { path: string; heard: 'garbled' | 'something' } | null;
  found: FoundScannerView | null;
}
