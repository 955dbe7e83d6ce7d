// Which part has the scanners when, and what is stored: the page may send any command at any moment.
import { performance } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import type { SerialScanner } from '../../../main/base';
import type { FoundScanner, DiagnosisState, HeardScan } from '../../../main/scanner';
import { createScannerDiagnosis } from '../../../main/app/scanner-diagnosis';
import type { RecordingFiles } from '../../../main/app/recording';
import type { DiagnosisView, View } from '../../../preload/contract';
import { anyCard } from '../../fixtures/licence/cards';
import { today } from '../../fixtures/licence/compare';

const noKeys = {
  listen: () => () => undefined,
  release: () => undefined,
  takeBack: () => undefined,
  textFieldFocused: () => false,
};
const line = { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1 } as const;
const device = { path: '/dev/ttyUSB0', name: 'Scanner', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'S1' };
const found: FoundScanner = {
  name: 'Scanner',
  kind: 'serial',
  device,
  line,
  read: { code: 'licence', prefix: ']L0', suffix: '\r', controlCharacters: 'kept' },
  hint: null,
};

function create(
  keep: (scanner: SerialScanner) => Promise<boolean> = () => Promise.resolve(true),
  paths: string[] = [],
) {
  const did: string[] = [];
  const views: DiagnosisView[] = [];
  const kept: SerialScanner[] = [];
  const added: SerialScanner[] = [];
  const stored: object[] = [];
  let locked: View['locked'] = null;
  let report: (state: DiagnosisState) => void = () => undefined;
  let hear: (scan: HeardScan) => void = () => undefined;
  const files: RecordingFiles = {
    folder: 'recordings',
    store: (recording) => {
      stored.push(recording);
      return Promise.resolve({ file: 'recordings/scan.jsonl' });
    },
    discard: () => Promise.resolve(),
  };
  let state: DiagnosisState = { listening: [], raw: [], other: null, found: null, unheard: [] };
  const ask = createScannerDiagnosis({
    keystrokes: noKeys,
    paths,
    files,
    today: () => today,
    terminal: {
      view: () => ({ locked }) as View,
      pauseScanners: () => {
        did.push('pause');
        return Promise.resolve();
      },
      resumeScanners: () => did.push('resume'),
      addScanner: (scanner) => added.push(scanner),
    },
    keep: (scanner) => {
      expect(added.at(-1)).toBe(scanner);
      kept.push(scanner);
      return keep(scanner);
    },
    onView: (view) => views.push(view),
    begin: ({ onChange, onScan }) => {
      did.push('listen');
      report = onChange;
      hear = onScan ?? hear;
      return {
        state: () => state,
        close: async () => {
          await Promise.resolve();
          did.push('let go');
        },
      };
    },
  });
  const find = (scanner: FoundScanner): void => {
    state = { ...state, found: scanner };
    report(state);
  };
  const scan = (): void => {
    hear({ kind: 'serial', texts: [anyCard(5).payload], pieces: [], began: performance.now() });
  };
  const lock = (): void => {
    locked = { pin: false, againAt: null, scanned: false } as unknown as View['locked'];
  };
  return { ask, did, views, kept, find, scan, stored, lock };
}

describe('the scanners belong to', () => {
  it('the diagnosis from its start to its end, one after the other', async () => {
    const { ask, did } = create();
    expect(await ask('start')).toMatchObject({ found: null, codes: { number: '0000111122223333' } });
    expect(await ask('end')).toBeNull();
    expect(did).toEqual(['pause', 'listen', 'let go', 'resume']);
  });

  it('the diagnosis, also where the page’s commands overtake it', async () => {
    const { ask, did } = create();
    const answers = await Promise.all([ask('start'), ask('start'), ask('end'), ask('end'), ask('start'), ask('end')]);
    expect(answers.map((answer) => answer !== null)).toEqual([true, true, false, false, true, false]);
    const once = ['pause', 'listen', 'let go', 'resume'];
    expect(did).toEqual([...once, ...once]);
  });

  it('the counter, after an end without a start', async () => {
    const { ask, did } = create();
    expect(await ask('end')).toBeNull();
    expect(did).toEqual([]);
  });
});

describe('the found scanner', () => {
  it('is stored once, by its identity, and again when its line settings differ', async () => {
    const { ask, kept, find, views } = create();
    await ask('start');
    find(found);
    find({ ...found, read: { ...found.read, code: 'number' } });
    find({ ...found, line: { ...line, parity: 'even', dataBits: 7 } });
    await vi.waitFor(() => {
      expect(kept).toHaveLength(2);
    });
    const usb = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'S1' };
    expect(kept).toEqual([
      { path: null, usb, ...line },
      { path: null, usb, ...line, parity: 'even', dataBits: 7 },
    ]);
    expect(views.at(-1)?.found).toMatchObject({ kept: true, prefix: ']A9', suffix: '⟨CR⟩', line: { parity: 'even' } });
  });

  it('is stored by its port where USB gives no identity, and replaces the settings of that port', async () => {
    const { ask, kept, find } = create(undefined, ['COM9', '/dev/ttyUSB0']);
    await ask('start');
    find({ ...found, device: { ...device, vendorId: null, productId: null, path: 'COM3' } });
    find(found);
    await vi.waitFor(() => {
      expect(kept).toHaveLength(2);
    });
    expect(kept).toMatchObject([
      { path: 'COM3', usb: null },
      { path: '/dev/ttyUSB0', usb: { vendorId: 0x0c2e } },
    ]);
  });

  it('need not be stored where it types or is a HID POS scanner', async () => {
    const { ask, kept, find, views } = create();
    await ask('start');
    find({ ...found, kind: 'wedge', device: null, line: null });
    find({ ...found, kind: 'hid', line: null });
    await ask('end');
    expect(kept).toEqual([]);
    expect(views.map((view) => view.found?.kept)).toEqual([true, true]);
  });

  it.each([
    ['cannot', () => Promise.resolve(false)],
    ['fails to', () => Promise.reject(new Error('disk full'))],
  ])('is reported as not stored where the folder %s store it', async (_, keep) => {
    const { ask, views, find } = create(keep);
    await ask('start');
    find(found);
    await vi.waitFor(() => {
      expect(views.at(-1)?.found?.kept).toBe(false);
    });
    expect(await ask('start')).toMatchObject({ found: { kept: false } });
  });

  it('is not reported any more after the end', async () => {
    let answer: (isKept: boolean) => void = () => undefined;
    const { ask, views, find, kept } = create(() => new Promise((resolve) => (answer = resolve)));
    await ask('start');
    find(found);
    await vi.waitFor(() => {
      expect(kept).toHaveLength(1);
    });
    await ask('end');
    const reported = views.length;
    answer(false);
    await ask('end');
    expect(views).toHaveLength(reported);
  });
});

describe('a scan for support', () => {
  const recording = (views: readonly DiagnosisView[]): unknown => views.at(-1)?.recording;

  it('is recorded once it is asked for, and the page is told where', async () => {
    const { ask, scan, stored, views } = create();
    expect((await ask('start'))?.recording).toEqual({ state: 'off' });
    scan();
    expect((await ask('record'))?.recording).toEqual({ state: 'armed' });
    scan();
    await vi.waitFor(() => {
      expect(recording(views)).toEqual({ state: 'saved', file: 'recordings/scan.jsonl' });
    });
    scan();
    expect(recording(views)).toEqual({ state: 'off' });
    expect(stored).toHaveLength(1);
  });

  it('is not recorded any more once it is called off', async () => {
    const { ask, scan, stored } = create();
    await ask('start');
    await ask('record');
    expect((await ask('stopRecording'))?.recording).toEqual({ state: 'off' });
    scan();
    expect(stored).toEqual([]);
  });

  it('is not recorded once the panel is closed, however long its closing takes, nor when it is opened again', async () => {
    const { ask, scan, stored } = create();
    await ask('start');
    await ask('record');
    const ended = ask('end');
    scan();
    await ended;
    expect((await ask('start'))?.recording).toEqual({ state: 'off' });
    scan();
    expect(stored).toEqual([]);
  });

  it('is not recorded by a command that the closing has overtaken', async () => {
    const { ask, scan, stored } = create();
    await Promise.all([ask('start'), ask('record'), ask('end')]);
    expect(await ask('record')).toBeNull();
    expect((await ask('start'))?.recording).toEqual({ state: 'off' });
    scan();
    expect(stored).toEqual([]);
  });

  it('is not recorded on a lane that was locked meanwhile', async () => {
    const { ask, scan, stored, lock, views } = create();
    await ask('start');
    await ask('record');
    lock();
    scan();
    expect(recording(views)).toEqual({ state: 'off' });
    expect(stored).toEqual([]);
  });
});
