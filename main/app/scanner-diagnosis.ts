// Scanner diagnosis: the terminal's scanners are released, every device is listened on, the scanner found is stored, and a scan
// can be recorded for support.
import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { masked, shownCodes, startDiagnosis } from '../scanner';
import type { SerialLine, SerialScanner } from '../base';
import type { Device, FoundScanner, Keystrokes, Diagnosis, DiagnosisState } from '../scanner';
import type { DiagnosisCommand, DiagnosisView, RecordingView } from '../../preload/contract';
import { createRecorder } from './recording';
import type { RecordingFiles } from './recording';
import type { Terminal } from './terminal';

export interface ScannerDiagnosisParts {
  keystrokes: Keystrokes;
  /** Configured serial ports, listed by the system or not. */
  paths: readonly string[];
  /** Its scanners are released while a diagnosis runs. */
  terminal: Pick<Terminal, 'view' | 'pauseScanners' | 'resumeScanners' | 'addScanner'>;
  /** Stores a scanner for the next start; resolves with whether it could be stored. */
  keep: (scanner: SerialScanner) => Promise<boolean>;
  onView: (view: DiagnosisView) => void;
  /** Where scans are recorded for support. */
  files: RecordingFiles;
  /** YYYY-MM-DD, for age and expiry. */
  today: () => string;
  /** `startDiagnosis`, or a test's replacement. */
  begin?: typeof startDiagnosis;
}

/** Runs the page's commands one after the other. A second start continues the first. */
export function createScannerDiagnosis(
  parts: ScannerDiagnosisParts,
): (command: DiagnosisCommand) => Promise<DiagnosisView | null> {
  const { begin = startDiagnosis, files, today } = parts;
  let diagnosis: Diagnosis | null = null;
  let kept: { scanner: FoundScanner; isKept: boolean } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** In the order in which scanners were found. */
  let keepingLast: Promise<unknown> = Promise.resolve();

  const recorder = createRecorder({
    files,
    today,
    steadyNow: () => performance.now(),
    onChange() {
      if (diagnosis !== null) parts.onView(view(diagnosis.state()));
    },
  });

  const view = (state: DiagnosisState): DiagnosisView => viewOf(state, kept?.isKept ?? true, recorder.view());

  async function keepFound({ found }: DiagnosisState): Promise<void> {
    if (!found?.line || !found.device || isSameScanner(kept?.scanner ?? null, found)) return;
    const keeping = { scanner: found, isKept: true };
    kept = keeping;
    const { device, line } = found;
    const answer = keepingLast.then(async () => {
      const scanner = await scannerToKeep(device, line, parts.paths);
      parts.terminal.addScanner(scanner);
      return parts.keep(scanner);
    });
    keepingLast = answer.catch(() => undefined);
    keeping.isKept = await answer.catch(() => false);
    // Another one may have been found meanwhile, or the diagnosis ended.
    if (!keeping.isKept && kept === keeping && diagnosis !== null) parts.onView(view(diagnosis.state()));
  }

  async function start(): Promise<DiagnosisView> {
    if (diagnosis === null) {
      await parts.terminal.pauseScanners();
      kept = null;
      diagnosis = begin({
        keystrokes: parts.keystrokes,
        paths: parts.paths,
        onChange(state) {
          void keepFound(state);
          parts.onView(view(state));
        },
        onScan(scan) {
          // A lane that has just been locked closes the page's panel, which takes a moment.
          if (parts.terminal.view().locked !== null) recorder.disarm();
          else recorder.hear(scan);
        },
        isUnfinished: (text) => recorder.isUnfinished(text),
      });
    }
    return view(diagnosis.state());
  }

  function record(isWanted: boolean): DiagnosisView | null {
    if (diagnosis === null) return null;
    if (isWanted) recorder.arm();
    else recorder.disarm();
    return view(diagnosis.state());
  }

  async function end(): Promise<null> {
    const ended = diagnosis;
    diagnosis = null;
    recorder.disarm();
    if (ended === null) return null;
    await ended.close();
    parts.terminal.resumeScanners();
    return null;
  }

  return (command) => {
    // What is under way may take seconds; no scan is recorded after the panel was closed.
    if (command === 'end') recorder.disarm();
    const done = last.then(() => {
      switch (command) {
        case 'start':
          return start();
        case 'record':
        case 'stopRecording':
          return record(command === 'record');
        case 'end':
          return end();
      }
    });
    last = done.catch(() => undefined);
    return done;
  };
}

function isSameScanner(one: FoundScanner | null, other: FoundScanner): boolean {
  return one?.device?.path === other.device?.path && isDeepStrictEqual(one?.line, other.line);
}

/**
 * By its USB identity, so that it is found on any port; by its port where it has none. A configured path of the same port
 * stays with it, so that it replaces that entry.
 */
async function scannerToKeep(
  { path, vendorId, productId, serialNumber }: Device,
  line: SerialLine,
  paths: readonly string[],
): Promise<SerialScanner> {
  const behind = await Promise.all(paths.map((set) => realpath(set).catch(() => set)));
  const set = paths.find((one, index) => one === path || behind[index] === path) ?? null;
  if (vendorId === null || productId === null) return { path: set ?? path, usb: null, ...line };
  return { path: set, usb: { vendorId, productId, serialNumber }, ...line };
}

function viewOf(
  { listening, raw, other, found, unheard }: DiagnosisState,
  kept: boolean,
  recording: RecordingView,
): DiagnosisView {
  return {
    recording,
    codes: shownCodes,
    listening: listening.map(({ line, ...rest }) => ({ ...rest, baudRate: line?.baudRate ?? null })),
    raw,
    other,
    unheard,
    found:
      found === null
        ? null
        : {
            name: found.name,
            kind: found.kind,
            path: found.device?.path ?? null,
            line: found.line,
            code: found.read.code,
            prefix: masked(found.read.prefix),
            suffix: masked(found.read.suffix),
            controlCharacters: found.read.controlCharacters,
            hint: found.hint,
            kept,
          },
  };
}
