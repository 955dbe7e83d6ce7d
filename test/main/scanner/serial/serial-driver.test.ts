// The serial driver on pseudo-terminals whose far end is another process.
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Driver, ScannerEvent, ScannerState } from '../../../../main/scanner';
import { defaultLine } from '../../../../main/base';
import { createHub, createSerialDriver } from '../../../../main/scanner';
import { openPty } from '../../../support/pty';
import type { Pty } from '../../../support/pty';
import { licenceStart } from '../../../../main/licence';
import { aamva, isComplete, stripes } from '../payloads';

const first = aamva('TREMBLAY');
const second = stripes('NGUYEN');
const after: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const undo of after.splice(0).reverse()) await undo();
});

interface Watched {
  events: ScannerEvent[];
  payloads: () => string[];
  states: () => ScannerState[];
  cuts: () => ScannerEvent[];
  /** The length of the payload that the framer checked last. */
  asked: () => number;
  close: () => Promise<void>;
}

function watch(
  path: string,
  {
    baudRate = 9600,
    idleMs,
    driver = createSerialDriver({ ...defaultLine, baudRate }, { idleMs }),
  }: { baudRate?: number; idleMs?: number; driver?: Driver } = {},
): Watched {
  const events: ScannerEvent[] = [];
  let asked = 0;
  const ask = (payload: string): boolean => {
    asked = payload.length;
    return isComplete(payload);
  };
  const hub = createHub({
    listener: (event) => events.push(event),
    isComplete: ask,
    startOf: licenceStart,
    sameScanMs: 0,
    lookMs: 50,
  });
  hub.want({ id: 'counter', driver, name: path, path, identity: null, accepts: () => false });
  after.push(() => hub.close());
  return {
    events,
    payloads: () => events.flatMap((event) => (event.type === 'scan' ? [event.payload] : [])),
    states: () => events.flatMap((event) => (event.type === 'status' ? [event.status.state] : [])),
    cuts: () => events.filter((event) => event.type === 'cut'),
    asked: () => asked,
    close: () => hub.close(),
  };
}

async function pty(path?: string): Promise<Pty> {
  const opened = await openPty(path);
  after.push(() => opened.close());
  return opened;
}

async function ready(
  options: { path?: string; baudRate?: number; idleMs?: number } = {},
): Promise<Watched & { scanner: Pty }> {
  const scanner = await pty(options.path);
  const seen = watch(scanner.terminalPath, options);
  await until(() => seen.states().at(-1) === 'ready');
  return { ...seen, scanner };
}

async function linkInFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'serial-'));
  after.push(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'scanner');
}

const until = (condition: () => boolean, timeout = 5000): Promise<void> =>
  vi.waitFor(
    () => {
      expect(condition()).toBe(true);
    },
    { timeout, interval: 5 },
  );

describe('a scanner on a serial port', () => {
  it('becomes ready, and gives the bytes that were sent', async () => {
    const { scanner, states, payloads, events } = await ready();
    expect(states()).toEqual(['connecting', 'ready']);
    const every = Array.from({ length: 223 }, (_, index) => String.fromCharCode(index + 33)).join('');
    await scanner.write(every);
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([every]);
    expect(events.at(-1)).toEqual({ type: 'scan', scannerId: 'counter', payload: every });
  });

  // Chunks may be late on a busy machine, so silence is long here.
  it.each([
    ['in one piece', []],
    ['in fragments', [1, 3, 20, 7, 64]],
    ['cut at its CRs', [first.indexOf('\r') + 1, 400]],
  ])('reads a licence sent %s', async (_, chunks) => {
    const { scanner, payloads } = await ready({ idleMs: 10_000 });
    await scanner.write(`${first}\r\n`, { chunks });
    await until(() => payloads().length === 1);
    await scanner.write(second, { chunks, pauseMs: 10 });
    await until(() => payloads().length === 2);
    expect(payloads()).toEqual([first, second]);
  });

  it('reads a licence sent one byte at a time, at another rate', async () => {
    const { scanner, payloads } = await ready({ baudRate: 115200, idleMs: 10_000 });
    await scanner.write(first, { chunks: [1], pauseMs: 1 });
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([first]);
  });

  it('keeps two quick scans apart', async () => {
    const { scanner, payloads } = await ready();
    await scanner.write(first + second);
    await scanner.write(`${first}\r${second}\r`, { chunks: [first.length + 1], pauseMs: 1 });
    await until(() => payloads().length === 4);
    expect(payloads()).toEqual([first, second, first, second]);
  });

  it('reports an incomplete payload after silence', async () => {
    // Longer than a busy machine may halt between two chunks: a second was not enough.
    const { scanner, payloads } = await ready({ idleMs: 2500 });
    const damaged = first.replace('\x1e', '\x1c');
    await scanner.write(damaged, { chunks: [100], pauseMs: 20 });
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([damaged]);
  });
});

describe('a cable that is pulled', () => {
  it('is reported within a second, and the scanner is found again at the same path', async () => {
    const { scanner, states, payloads, cuts } = await ready({ path: await linkInFolder(), idleMs: 10_000 });
    await scanner.close();
    await until(() => states().at(-1) === 'absent', 1000);
    const again = await pty(scanner.terminalPath);
    await until(() => states().at(-1) === 'ready');
    await again.write(first, { chunks: [50] });
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([first]);
    expect(states()).toEqual(['connecting', 'ready', 'absent', 'ready']);
    expect(cuts()).toEqual([]);
  });

  it('in the middle of a scan cuts it, and the rest is never joined to the next', async () => {
    const { scanner, states, payloads, cuts, asked } = await ready({ path: await linkInFolder(), idleMs: 10_000 });
    await scanner.write(first.slice(0, 90));
    await until(() => asked() === 90);
    await scanner.close();
    await until(() => states().at(-1) === 'absent', 1000);
    expect(cuts()).toEqual([{ type: 'cut', scannerId: 'counter', bytes: 90, reason: 'disconnected' }]);
    const again = await pty(scanner.terminalPath);
    await until(() => states().at(-1) === 'ready');
    await again.write(first);
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([first]);
  });

  it('five times over is found five times', async () => {
    const path = await linkInFolder();
    const { states } = watch(path);
    for (let times = 1; times <= 5; times += 1) {
      const scanner = await pty(path);
      await until(() => states().filter((state) => state === 'ready').length === times);
      await scanner.close();
      await until(() => states().at(-1) === 'absent');
    }
  }, 30_000);
});

describe('a path that comes to lead to another device', () => {
  it('is followed, though the first device reported no loss', async () => {
    const path = await linkInFolder();
    const [one, other] = [await pty(), await pty()];
    await symlink(one.terminalPath, path);
    const { states, payloads } = watch(path);
    await until(() => states().at(-1) === 'ready');
    await symlink(other.terminalPath, `${path}-new`);
    await rename(`${path}-new`, path);
    await until(() => states().length === 4);
    expect(states()).toEqual(['connecting', 'ready', 'absent', 'ready']);
    await one.write(first);
    await other.write(second);
    await until(() => payloads().length === 1);
    expect(payloads()).toEqual([second]);
  });
});

describe('a port that is not there, or not ours', () => {
  it('is absent, and ready as soon as it comes', async () => {
    const path = await linkInFolder();
    const { states } = watch(path);
    await until(() => states().at(-1) === 'absent');
    await pty(path);
    await until(() => states().at(-1) === 'ready');
    expect(states()).toEqual(['connecting', 'absent', 'ready']);
  });

  it('is busy elsewhere while another program holds it, and ready when that releases it', async () => {
    const scanner = await pty();
    const other = new SerialPort({ path: scanner.terminalPath, baudRate: 9600 });
    await once(other, 'open');
    const { states } = watch(scanner.terminalPath);
    await until(() => states().at(-1) === 'busy_elsewhere');
    other.close();
    await until(() => states().at(-1) === 'ready');
    expect(states()).toEqual(['connecting', 'busy_elsewhere', 'ready']);
  });

  it('has failed where it is no serial port, or the rate is none', async () => {
    const noPort = watch('/dev/null');
    const scanner = await pty();
    const noRate = watch(scanner.terminalPath, { baudRate: 0.5 });
    await until(() => noPort.states().at(-1) === 'failed' && noRate.states().at(-1) === 'failed');
  });
});

describe('a serialport that cannot be loaded', () => {
  const broken = createSerialDriver(defaultLine, {
    load: () => Promise.reject(new Error('bindings.node: cannot open shared object file: No such file or directory')),
  });

  it('finds no port, and fails to open one', async () => {
    expect(await broken.discover()).toEqual([]);
    const { terminalPath } = await pty();
    const listener = { onChunk: () => undefined, onLost: () => undefined };
    expect(await broken.open(terminalPath, listener)).toEqual({ failure: 'failed' });
  });

  it('is a scanner that has failed', async () => {
    const { terminalPath } = await pty();
    const { states } = watch(terminalPath, { driver: broken });
    await until(() => states().at(-1) === 'failed');
    expect(states()).toEqual(['connecting', 'failed']);
  });
});

describe('opening a port', () => {
  const listener = { onChunk: () => undefined, onLost: () => undefined };

  /** A port class that records what it is asked for; `set` fails as a pseudo-terminal's does. */
  function recording(asked: unknown[]): typeof SerialPort {
    class Recorded extends EventEmitter {
      isOpen = false;
      constructor(options: { path: string }) {
        super();
        asked.push(options.path);
      }
      open(done: (error: Error | null) => void): void {
        done(null);
      }
      set(lines: unknown, done: (error: Error | null) => void): void {
        asked.push(lines);
        done(new Error('Inappropriate ioctl for device'));
      }
    }
    return Recorded as unknown as typeof SerialPort;
  }

  it.each(['com3', 'COM3', String.raw`\\.\COM3`])(
    '%s opens COM3, and raises RTS and DTR on every system',
    async (path) => {
      const asked: unknown[] = [];
      const driver = createSerialDriver(defaultLine, { load: () => Promise.resolve({ SerialPort: recording(asked) }) });
      const opened = await driver.open(path, listener);
      expect(opened).not.toHaveProperty('failure');
      expect(asked).toEqual(['COM3', { rts: true, dtr: true }]);
      if (!('failure' in opened)) await opened.close();
    },
  );
});

describe('close', () => {
  it('resolves whether the port was open, is missing or was closed before, and frees it', async () => {
    const { scanner, close, states } = await ready();
    await close();
    await close();
    expect(states()).toEqual(['connecting', 'ready']);
    const next = watch(scanner.terminalPath);
    await until(() => next.states().at(-1) === 'ready');
    const missing = watch(await linkInFolder());
    await missing.close();
    await missing.close();
  });

  it('right after open frees the port', async () => {
    const scanner = await pty();
    const seen = watch(scanner.terminalPath);
    await seen.close();
    const port = new SerialPort({ path: scanner.terminalPath, baudRate: 9600 });
    await once(port, 'open');
    port.close();
    await once(port, 'close');
  });
});
