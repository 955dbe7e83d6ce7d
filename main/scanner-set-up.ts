// Setting up a scanner: the counter's scanners are let go, everything is listened on, and what is found is kept.
import { isComplete } from './licence';
import { masked, shownCodes, startSetUp } from './scanner';
import type { Device, FoundScanner, Keystrokes, SerialLine, SetScanner, SetUp, SetUpState } from './scanner';
import type { Commands, SetUpView } from '../preload/contract';

export interface ScannerSetUpParts {
  keystrokes: Keystrokes;
  /** Lets go of the counter's scanners. Set-up has them until they are taken again. */
  pause: () => Promise<void>;
  resume: () => void;
  /** Has a scanner from now on, and keeps it for the next start; resolves with whether it could be kept. */
  keep: (scanner: SetScanner) => Promise<boolean>;
  onView: (view: SetUpView) => void;
}

type Wish = Commands['setUpScanner']['argument'];

/** What the page asks for: one wish after the other, however fast they come. Starting twice goes on with the first. */
export function createScannerSetUp(parts: ScannerSetUpParts): (wish: Wish) => Promise<SetUpView | null> {
  let setUp: SetUp | null = null;
  let kept: { scanner: FoundScanner; isKept: boolean } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const view = (state: SetUpState): SetUpView => viewOf(state, kept?.isKept ?? true);

  async function keepFound(state: SetUpState): Promise<void> {
    const { found } = state;
    if (!found?.line || !found.device || sameScanner(kept?.scanner ?? null, found)) return;
    kept = { scanner: found, isKept: true };
    const isKept = await parts.keep(scannerToKeep(found.device, found.line));
    if (isKept || setUp === null) return;
    kept = { scanner: found, isKept };
    parts.onView(view(setUp.state()));
  }

  async function start(): Promise<SetUpView> {
    if (setUp === null) {
      await parts.pause();
      kept = null;
      setUp = startSetUp({
        keystrokes: parts.keystrokes,
        isComplete,
        onChange(state) {
          parts.onView(view(state));
          void keepFound(state);
        },
      });
    }
    return view(setUp.state());
  }

  async function end(): Promise<null> {
    const ended = setUp;
    setUp = null;
    await ended?.close();
    if (ended !== null) parts.resume();
    return null;
  }

  return (wish) => {
    const done = last.then(() => (wish === 'start' ? start() : end()));
    last = done.catch(() => undefined);
    return done;
  };
}

function sameScanner(one: FoundScanner | null, other: FoundScanner): boolean {
  return one?.device?.path === other.device?.path && one?.line?.baudRate === other.line?.baudRate;
}

/** By what it is, so that it is found under whatever port; by its port where USB does not say. */
function scannerToKeep({ path, vendorId, productId, serialNumber }: Device, line: SerialLine): SetScanner {
  if (vendorId === null || productId === null) return { path, usb: null, ...line };
  return { path: null, usb: { vendorId, productId, serialNumber }, ...line };
}

function viewOf({ listening, raw, found }: SetUpState, kept: boolean): SetUpView {
  return {
    codes: shownCodes,
    listening: listening.map(({ line, ...rest }) => ({ ...rest, baudRate: line?.baudRate ?? null })),
    raw,
    found:
      found === null
        ? null
        : {
            name: found.name,
            kind: found.kind,
            path: found.device?.path ?? null,
            baudRate: found.line?.baudRate ?? null,
            code: found.read.code,
            prefix: masked(found.read.prefix),
            suffix: masked(found.read.suffix),
            controlCharacters: found.read.controlCharacters,
            hint: found.hint,
            kept,
          },
  };
}
