// Scanner diagnosis: the terminal's scanners are released, every device is listened on, and the scanner found is stored.
import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { masked, shownCodes, startDiagnosis } from '../scanner';
import type { SerialLine, SerialScanner } from '../base';
import type { Device, FoundScanner, Keystrokes, Diagnosis, DiagnosisState } from '../scanner';
import type { Commands, DiagnosisView } from '../../preload/contract';
import type { Terminal } from './terminal';

export interface ScannerDiagnosisParts {
  keystrokes: Keystrokes;
  /** Configured serial ports, listed by the system or not. */
  paths: readonly string[];
  /** Its scanners are released while a diagnosis runs. */
  terminal: Pick<Terminal, 'pauseScanners' | 'resumeScanners' | 'addScanner'>;
  /** Stores a scanner for the next start; resolves with whether it could be stored. */
  keep: (scanner: SerialScanner) => Promise<boolean>;
  onView: (view: DiagnosisView) => void;
  /** `startDiagnosis`, or a test's replacement. */
  begin?: typeof startDiagnosis;
}

type Command = Commands['diagnoseScanner']['argument'];

/** Runs the page's commands one after the other. A second start continues the first. */
export function createScannerDiagnosis(
  parts: ScannerDiagnosisParts,
): (command: Command) => Promise<DiagnosisView | null> {
  const { begin = startDiagnosis } = parts;
  let diagnosis: Diagnosis | null = null;
  let kept: { scanner: FoundScanner; isKept: boolean } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** In the order in which scanners were found. */
  let keepingLast: Promise<unknown> = Promise.resolve();

  const view = (state: DiagnosisState): DiagnosisView => viewOf(state, kept?.isKept ?? true);

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
      });
    }
    return view(diagnosis.state());
  }

  async function end(): Promise<null> {
    const ended = diagnosis;
    diagnosis = null;
    if (ended === null) return null;
    await ended.close();
    parts.terminal.resumeScanners();
    return null;
  }

  return (command) => {
    const done = last.then(() => (command === 'start' ? start() : end()));
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

function viewOf({ listening, raw, other, found }: DiagnosisState, kept: boolean): DiagnosisView {
  return {
    codes: shownCodes,
    listening: listening.map(({ line, ...rest }) => ({ ...rest, baudRate: line?.baudRate ?? null })),
    raw,
    other,
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
