// The scanners, and the diagnosis that helps to set one up.

export interface ScannerView {
  id: string;
  name: string;
  kind: 'serial' | 'hid' | 'wedge';
  state: 'absent' | 'connecting' | 'ready' | 'busy_elsewhere' | 'no_permission' | 'failed';
  /** With `busy_elsewhere` the program that has it open, with `no_permission` the group that may open it, if known. */
  because: string | null;
}

/** A device that the diagnosis listens on; the keyboard has neither name nor path. */
export interface ListeningView extends Omit<ScannerView, 'id'> {
  path: string;
  /** Of a serial port, in bits a second, as tried now. */
  baudRate: number | null;
  heard: 'nothing' | 'garbled' | 'something';
}

/** Settings of a serial port. */
export interface LineView {
  /** Bits a second. */
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

/** The scanner that has read one of the codes. */
export interface FoundScannerView {
  /** Empty if it types like a keyboard. */
  name: string;
  kind: ScannerView['kind'];
  path: string | null;
  /** Null unless it is a serial port. */
  line: LineView | null;
  /** Which of the codes it has read; the licence reveals more. */
  code: 'licence' | 'number';
  /** What it adds, control characters as names in ⟨⟩. */
  prefix: string;
  suffix: string;
  controlCharacters: 'kept' | 'changed' | 'lost' | 'unknown';
  /** How to set it up so that nothing is lost or inserted. */
  hint: SetupHint | null;
  /** Whether the settings have it for the next start, or need not. */
  kept: boolean;
}

/** Makers with set-up instructions of their own. */
export type SetupHint = 'zebra' | 'honeywell' | 'datalogic' | 'newland' | 'other';

/** A device that is plugged in and that the terminal cannot hear as it is. */
export interface UnheardView {
  name: string;
  path: string;
  /** Set to SNAPI, to IBM's or another way of its maker's own, or taken by the program brltty. */
  mode: 'snapi' | 'ibm' | 'other' | 'brltty';
  hint: SetupHint | null;
}

/** A scan that is recorded for support, with an invented person in place of the real one. */
export type RecordingView =
  | { state: 'off' }
  /** The next licence is recorded. */
  | { state: 'armed' }
  | { state: 'saved'; file: string }
  /** Nothing was recorded. */
  | { state: 'failed'; because: 'not_licence' | 'broken_off' | 'not_anonymised' }
  | { state: 'failed'; because: 'not_written'; folder: string; reason: string };

export interface DiagnosisView {
  /** The codes to be scanned, one character for each byte (ISO 8859-1). */
  codes: { licence: string; number: string };
  listening: ListeningView[];
  /** The newest input without its content, the newest last. */
  raw: { name: string; text: string }[];
  /** The device whose input was neither of the codes, if that came last. */
  other: { path: string; heard: 'garbled' | 'something' } | null;
  found: FoundScannerView | null;
  unheard: UnheardView[];
  recording: RecordingView;
}
