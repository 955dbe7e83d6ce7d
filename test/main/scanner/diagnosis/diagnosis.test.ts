// Diagnosis on pseudo-terminals that stand for listed ports, and on misbehaving devices.
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Device, DeviceListener, Driver, OpenDevice } from '../../../../main/scanner/device/driver';
import { createSerialDriver } from '../../../../main/scanner/serial/serial-driver';
import type { SerialLine } from '../../../../main/base';
import { shownCodes } from '../../../../main/scanner/diagnosis/shown-codes';
import type { Unheard } from '../../../../main/scanner/device';
import { startDiagnosis } from '../../../../main/scanner/diagnosis/diagnosis';
import type { DiagnosisState } from '../../../../main/scanner/diagnosis/diagnosis';
import { openPty } from '../../../support/pty';
import type { Pty } from '../../../support/pty';

const { licence, number } = shownCodes;
// eslint-disable-next-line no-control-regex -- matched on purpose
const bare = licence.replace(/[\x00-\x1f]/g, '');
const after: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const undo of after.splice(0).reverse()) await undo();
});

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 10 });

function deviceAt(path: string, vendorId: number | null = 0x0c2e): Device {
  return { path, name: 'Scanner', vendorId, productId: vendorId === null ? null : 0x0b61, serialNumber: null };
}

async function pty(): Promise<Pty> {
  const opened = await openPty();
  after.push(() => opened.close());
  return opened;
}

const noKeys = {
  listen: () => () => undefined,
  release: () => undefined,
  takeBack: () => undefined,
  textFieldFocused: () => false,
};
const silent: Driver = {
  kind: 'hid',
  idleMs: 100,
  graceMs: 50,
  discover: () => Promise.resolve([]),
  open: () => Promise.resolve({ failure: 'absent' }),
};

interface Running {
  states: DiagnosisState[];
  last: () => DiagnosisState;
  lines: SerialLine[];
  close: () => Promise<void>;
}

/** The list of devices can change while it runs. */
function run(parts: {
  listed?: () => Device[] | Promise<Device[]>;
  open?: (line: SerialLine) => Driver['open'];
  hid?: Driver;
  paths?: string[];
  findUnheard?: () => Promise<Unheard[]>;
}): Running {
  const { listed = () => [], hid = silent, paths = [], findUnheard = () => Promise.resolve([]) } = parts;
  const states: DiagnosisState[] = [];
  const lines: SerialLine[] = [];
  const diagnosis = startDiagnosis({
    keystrokes: noKeys,
    paths,
    onChange: (state) => states.push(state),
    lookMs: 20,
    findUnheard,
    plugs: { devices: (driver) => driver.discover(), invalidate: () => undefined },
    drivers: {
      serial: (line) => {
        const real = createSerialDriver(line);
        const open: Driver['open'] = (path, listener) => {
          lines.push(line);
          return (parts.open?.(line) ?? real.open)(path, listener);
        };
        return { ...real, open, discover: async () => listed() };
      },
      hid: () => hid,
    },
  });
  const close = (): Promise<void> => diagnosis.close();
  after.push(close);
  return { states, lines, last: () => diagnosis.state(), close };
}

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

const devices = ({ listening }: DiagnosisState): unknown[] =>
  listening.filter(({ kind }) => kind !== 'wedge').map(({ path, state }) => [path, state]);

describe('a scanner that cannot be heard as it is set', () => {
  it('is named as long as it is plugged in', async () => {
    const mute: Unheard = { name: 'DS2208', path: 'hid#1', mode: 'snapi', hint: 'zebra' };
    let unheard = [mute];
    const { last, states } = run({ findUnheard: () => Promise.resolve([...unheard]) });
    await until(() => {
      expect(last().unheard).toEqual([mute]);
    });
    unheard = [];
    await until(() => {
      expect(last().unheard).toEqual([]);
    });
    // The same answer again tells nobody anything.
    const { length } = states.filter((state) => state.unheard.length > 0);
    expect(length).toBeLessThan(20);
  });
});

describe('a scanner on a serial port', () => {
  it('is found by the licence, with what it adds, and nothing of the content is in the raw view', async () => {
    const scanner = await pty();
    const { last } = run({ listed: () => [deviceAt(scanner.terminalPath)] });
    await until(() => {
      expect(devices(last())).toEqual([[scanner.terminalPath, 'ready']]);
    });
    await scanner.write(`]L0${licence}\r\n`, { chunks: [1, 7, 64, 32] });
    await until(() => {
      expect(last().found).not.toBeNull();
    });
    expect(last().found).toMatchObject({
      kind: 'serial',
      line: { baudRate: 9600 },
      read: { code: 'licence', prefix: ']L0', suffix: '\r\n', controlCharacters: 'kept' },
      hint: null,
    });
    expect(JSON.stringify(last().raw)).not.toContain('TESTCARD');
  });

  it('gets its maker’s set-up hint where control characters are lost', async () => {
    const scanner = await pty();
    const { last } = run({ listed: () => [deviceAt(scanner.terminalPath)] });
    await until(() => {
      expect(devices(last())).toEqual([[scanner.terminalPath, 'ready']]);
    });
    await scanner.write(bare);
    await until(() => {
      expect(last().found?.read.controlCharacters).toBe('lost');
    });
    expect(last().found?.hint).toBe('honeywell');
    await scanner.write(licence);
    await until(() => {
      expect(last().found?.read.controlCharacters).toBe('kept');
    });
    expect(last().found?.hint).toBeNull();
    await scanner.write(`${number}\r`);
    await until(() => {
      expect(last().raw).toHaveLength(3);
    });
    expect(last().found?.read.code).toBe('licence');
  });

  it('that sends at another rate is followed from rate to rate', async () => {
    const scanner = await pty();
    const { last, lines } = run({
      listed: () => [deviceAt(scanner.terminalPath)],
      open: (line) => (path, listener) => {
        const garble = (bytes: Uint8Array): Uint8Array =>
          line.baudRate === 19200 ? bytes : bytes.map((byte) => byte | 0x80);
        return createSerialDriver(line).open(path, {
          ...listener,
          onChunk: ({ bytes }) => {
            listener.onChunk({ bytes: garble(bytes), last: null });
          },
        });
      },
    });
    for (const baudRate of [9600, 115200]) {
      await until(() => {
        expect(last().listening[0]).toMatchObject({ state: 'ready', line: { baudRate } });
      });
      await scanner.write(licence);
      await until(() => {
        expect(last().other).toEqual({ path: scanner.terminalPath, heard: 'garbled' });
        expect(last().listening[0]?.line?.baudRate).not.toBe(baudRate);
      });
      expect(last().found).toBeNull();
    }
    await until(() => {
      expect(last().listening[0]).toMatchObject({ state: 'ready', line: { baudRate: 19200 } });
    });
    await scanner.write(licence);
    await until(() => {
      expect(last().found?.line?.baudRate).toBe(19200);
    });
    expect(last().other).toBeNull();
    expect(lines.map(({ baudRate }) => baudRate)).toEqual([9600, 115200, 19200]);
  });

  it('that sends something else is reported, and stays at its rate', async () => {
    const scanner = await pty();
    const { last, lines } = run({ listed: () => [deviceAt(scanner.terminalPath)] });
    await until(() => {
      expect(devices(last())).toEqual([[scanner.terminalPath, 'ready']]);
    });
    await scanner.write('https://www.example.com/\r');
    await until(() => {
      expect(last().other).toEqual({ path: scanner.terminalPath, heard: 'something' });
    });
    expect(lines).toHaveLength(1);
  });

  it('comes, goes and comes again', async () => {
    const listed: Device[] = [];
    const { last } = run({ listed: () => [...listed] });
    const first = await pty();
    listed.push(deviceAt(first.terminalPath));
    await until(() => {
      expect(devices(last())).toEqual([[first.terminalPath, 'ready']]);
    });
    listed.pop();
    await first.close();
    await until(() => {
      expect(devices(last())).toEqual([]);
    });
    const second = await openPty(first.terminalPath).catch(() => pty());
    after.push(() => second.close());
    listed.push(deviceAt(second.terminalPath));
    await until(() => {
      expect(devices(last())).toEqual([[second.terminalPath, 'ready']]);
    });
    await second.write(`${number}\r`);
    await until(() => {
      expect(last().found?.read).toMatchObject({ code: 'number', suffix: '\r' });
    });
  });
});

describe('a configured path', () => {
  it('is listened on though it is not listed, and shown while it is absent', async () => {
    const scanner = await pty();
    const missing = join(tmpdir(), 'no-such-port');
    const { last } = run({ paths: [scanner.terminalPath, missing] });
    await until(() => {
      expect(devices(last())).toEqual([
        [scanner.terminalPath, 'ready'],
        [missing, 'absent'],
      ]);
    });
    await scanner.write(licence);
    await until(() => {
      expect(last().found?.device?.path).toBe(scanner.terminalPath);
    });
  });

  it('that is a link to a listed port opens it once', async () => {
    const scanner = await pty();
    const folder = await mkdtemp(join(tmpdir(), 'set-up-'));
    after.push(() => rm(folder, { recursive: true, force: true }));
    const listed = await realpath(scanner.terminalPath);
    const set = join(folder, 'name');
    await symlink(listed, set);
    const { last, lines } = run({ listed: () => [deviceAt(listed)], paths: [set, listed] });
    await until(() => {
      expect(devices(last())).toEqual([[listed, 'ready']]);
    });
    expect(lines).toHaveLength(1);
  });
});

describe('where something fails', () => {
  const never = new Promise<never>(() => undefined);

  it('closing does not wait for a port that hangs in its open, and the port is released when it opens', async () => {
    const opened = later<OpenDevice>();
    const release = vi.fn(() => Promise.resolve());
    const { close, lines } = run({ listed: () => [deviceAt('/dev/slow')], open: () => () => opened.promise });
    await until(() => {
      expect(lines).toHaveLength(1);
    });
    await close();
    opened.resolve({ check: () => Promise.resolve(), close: release });
    await until(() => {
      expect(release).toHaveBeenCalledOnce();
    });
  });

  it('a port that hangs, or a listing, does not hide the others', async () => {
    const scanner = await pty();
    const { last, close } = run({
      listed: () => [deviceAt('/dev/slow'), deviceAt(scanner.terminalPath)],
      open: (line) => (path, listener) =>
        path === '/dev/slow' ? never : createSerialDriver(line).open(path, listener),
      hid: { ...silent, discover: () => never },
    });
    await until(() => {
      expect(devices(last())).toEqual([[scanner.terminalPath, 'ready']]);
    });
    await scanner.write(licence);
    await until(() => {
      expect(last().found).not.toBeNull();
    });
    await close();
  });

  it('a port that opens after its unplug is closed', async () => {
    const opened = later<OpenDevice>();
    const release = vi.fn(() => Promise.resolve());
    const listed = [deviceAt('/dev/slow')];
    let looks = 0;
    const { lines } = run({
      listed: () => {
        looks += 1;
        return [...listed];
      },
      open: () => () => opened.promise,
    });
    await until(() => {
      expect(lines).toHaveLength(1);
    });
    listed.pop();
    const before = looks;
    // The second listing from now began after the first was handled.
    await until(() => {
      expect(looks).toBeGreaterThan(before + 1);
    });
    opened.resolve({ check: () => Promise.resolve(), close: release });
    await until(() => {
      expect(release).toHaveBeenCalledOnce();
    });
  });

  it('a listed port without hardware is not shown', async () => {
    const listed = [deviceAt('/dev/ttyS7', null), deviceAt('/dev/ttyS8', null), deviceAt('/dev/ttyUSB0')];
    const failures = { '/dev/ttyS7': 'absent', '/dev/ttyS8': 'failed', '/dev/ttyUSB0': 'failed' } as const;
    const { last } = run({
      listed: () => listed,
      open: () => (path) => Promise.resolve({ failure: failures[path as keyof typeof failures] }),
    });
    await until(() => {
      expect(devices(last())).toEqual([['/dev/ttyUSB0', 'failed']]);
    });
  });

  it('nothing is reported after closing, not even earlier bytes', async () => {
    let listener: DeviceListener | null = null;
    const { states, close, last } = run({
      listed: () => [deviceAt('/dev/ttyUSB0')],
      open: () => (_, deviceListener) => {
        listener = deviceListener;
        return Promise.resolve({ check: () => Promise.resolve(), close: () => Promise.resolve() });
      },
    });
    await until(() => {
      expect(devices(last())).toEqual([['/dev/ttyUSB0', 'ready']]);
    });
    const say = (text: string): void => listener?.onChunk({ bytes: Buffer.from(text, 'latin1'), last: null });
    say(licence.slice(0, 100));
    await close();
    const reported = states.length;
    say(licence.slice(100));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(states).toHaveLength(reported);
  });

  it('garbled bytes during closing reopen nothing', async () => {
    let listener: DeviceListener | null = null;
    const closing = later<undefined>();
    const { close, lines, last } = run({
      listed: () => [deviceAt('/dev/ttyUSB0')],
      open: () => (_, deviceListener) => {
        listener = deviceListener;
        return Promise.resolve({ check: () => Promise.resolve(), close: () => closing.promise });
      },
    });
    await until(() => {
      expect(devices(last())).toEqual([['/dev/ttyUSB0', 'ready']]);
    });
    (listener as DeviceListener | null)?.onChunk({ bytes: new Uint8Array(40).fill(0x80), last: null });
    await until(() => {
      expect(last().listening[0]).toMatchObject({ state: 'connecting', heard: 'garbled' });
    });
    const closed = close();
    closing.resolve(undefined);
    await closed;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines).toHaveLength(1);
  });
});
