// The driver against a fake node-hid that behaves as 3.4.0 does; real devices are tested in a virtual machine.
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chunk, OpenDevice } from '../../../../main/scanner/device/driver';
import { createHidDriver } from '../../../../main/scanner/hid/hid-driver';
import type { HidDriverOptions, NodeHid } from '../../../../main/scanner/hid/hid-driver';
import { commonLayout } from '../../../../main/scanner/hid/quirks';
import type { Quirk } from '../../../../main/scanner/hid/quirks';
import { FakeDevice } from './fake-device';
import { commonDescriptor, flagsDescriptor, commonReport, newlandReport, reportsOf, shiftedReport } from './reports';

type Info = Awaited<ReturnType<NodeHid['devicesAsync']>>[number];
const scanner: Info = {
  path: '/dev/hidraw3',
  vendorId: 0x0c2e,
  productId: 0x0b81,
  serialNumber: '18023B0042',
  product: 'Xenon 1900 ',
  usagePage: 0x8c,
  usage: 2,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hid-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A device node with a descriptor, as on Linux. */
async function plugIn(descriptor: Uint8Array | null = flagsDescriptor): Promise<string> {
  const path = join(folder, 'hidraw3');
  await writeFile(path, '');
  if (descriptor !== null) {
    await mkdir(join(folder, 'class', 'hidraw3', 'device'), { recursive: true });
    await writeFile(join(folder, 'class', 'hidraw3', 'device', 'report_descriptor'), descriptor);
  }
  return path;
}

function driverOf(device: FakeDevice, options: HidDriverOptions = {}, listed: Info[] = []) {
  const hid: NodeHid = {
    devicesAsync: () => Promise.resolve(listed),
    HIDAsync: { open: () => Promise.resolve(device) },
  };
  return createHidDriver({
    load: () => Promise.resolve(hid),
    platform: 'linux',
    hidrawClass: join(folder, 'class'),
    ...options,
  });
}

/** Opens a fake device and records what it reports. */
async function open(device: FakeDevice, path: string, options: HidDriverOptions = {}) {
  const reported = new EventEmitter();
  const chunks: { text: string; last: boolean | null }[] = [];
  let losses = 0;
  const opened = await driverOf(device, options).open(path, {
    onChunk({ bytes, last }: Chunk) {
      chunks.push({ text: Buffer.from(bytes).toString('latin1'), last });
    },
    onLost() {
      losses += 1;
      reported.emit('lost');
    },
  });
  if ('failure' in opened) throw new Error(opened.failure);
  return { opened: opened satisfies OpenDevice, chunks, reported, losses: () => losses };
}

describe('what is plugged in', () => {
  const discover = (...infos: Info[]) =>
    createHidDriver({
      load: () =>
        Promise.resolve({
          devicesAsync: () => Promise.resolve(infos),
          HIDAsync: { open: () => Promise.reject(new Error()) },
        }),
    }).discover();

  it('is what declares itself a bar code scanner, once, however many usages it has', async () => {
    const keyboard = { ...scanner, path: '/dev/hidraw0', usagePage: 1, usage: 6 };
    const ownUsage = { ...scanner, usagePage: 0xff66, usage: 1 };
    const cradle = { ...scanner, path: '/dev/hidraw5', usage: 5 };
    expect(await discover(keyboard, scanner, ownUsage, scanner, cradle)).toEqual([
      {
        path: '/dev/hidraw3',
        name: 'Xenon 1900',
        vendorId: 0x0c2e,
        productId: 0x0b81,
        serialNumber: '18023B0042',
      },
    ]);
  });

  it('may have neither name nor serial number', async () => {
    const bare = { ...scanner, product: '', serialNumber: ' ' };
    const barer = { ...scanner, path: '/dev/hidraw4', product: undefined, serialNumber: undefined };
    expect(await discover(bare, barer, { ...scanner, path: '' }, { ...scanner, path: undefined })).toEqual([
      expect.objectContaining({ name: '/dev/hidraw3', serialNumber: null }),
      expect.objectContaining({ name: '/dev/hidraw4', serialNumber: null }),
    ]);
  });

  it('is nothing where the system or node-hid fails', async () => {
    const broken = createHidDriver({ load: () => Promise.reject(new Error('no binary for this system')) });
    expect(await broken.discover()).toEqual([]);
    expect(await broken.open(join(folder, 'none'), { onChunk: () => undefined, onLost: () => undefined })).toEqual({
      failure: 'absent',
    });
  });

  it('loads nothing until it is needed', () => {
    let loads = 0;
    createHidDriver({
      load: () => {
        loads += 1;
        return Promise.reject(new Error());
      },
    });
    expect(loads).toBe(0);
  });

  it('comes from the real node-hid', async () => {
    expect(Array.isArray(await createHidDriver().discover())).toBe(true);
  });
});

describe('an open scanner', () => {
  it('delivers the data of its reports, the AIM identifier first, and when the scan ends', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    device.report(...reportsOf('A'.repeat(60)), commonReport('B'));
    expect(chunks).toEqual([
      { text: `]L0${'A'.repeat(56)}`, last: false },
      { text: 'AAAA', last: true },
      { text: ']L0B', last: true },
    ]);
  });

  it('does not deliver the identifier twice where the scanner sends it in the data too', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    device.report(commonReport(']L0@'));
    expect(chunks).toEqual([{ text: ']L0@', last: true }]);
  });

  it('delivers the identifier once in a licence whose reports never say that more follows', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    const parts = ['@'.padEnd(56, 'A'), 'B'.repeat(56), 'C'];
    device.report(...parts.map((part) => commonReport(part)), commonReport('D'));
    expect(chunks.map(({ text }) => text)).toEqual([`]L0${parts[0]}`, parts[1], 'C', ']L0D']);
  });

  it('delivers each identifier of codes that fill their reports and are no licence', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    const [one, other] = ['A'.repeat(56), 'B'.repeat(56)].map((data) => commonReport(data, { aimId: ']Q1' }));
    if (one === undefined || other === undefined) throw new Error('two reports');
    device.report(one, other);
    expect(chunks.map(({ text }) => text.slice(0, 3))).toEqual([']Q1', ']Q1']);
  });

  it('delivers an empty report where it ends a scan, and only there', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    device.report(commonReport(''), commonReport('C'.repeat(56), { continued: true }), commonReport(''));
    expect(chunks).toEqual([
      { text: `]L0${'C'.repeat(56)}`, last: false },
      { text: '', last: true },
    ]);
  });

  it('ignores malformed reports', async () => {
    const device = new FakeDevice();
    const { chunks } = await open(device, await plugIn());
    device.report(Buffer.alloc(0), Buffer.of(2), Buffer.alloc(64, 0xff), commonReport('D'));
    expect(chunks).toEqual([{ text: ']L0D', last: true }]);
  });

  it('is read by its quirk, whatever its descriptor says', async () => {
    const device = new FakeDevice();
    device.vendorId = 0xfffe;
    const quirks: Quirk[] = [{ vendorId: 0xfffe, layouts: [{ ...commonLayout, dataAt: 6 }], applies: 'always' }];
    const { chunks } = await open(device, await plugIn(), { quirks });
    device.report(commonReport('-@', { length: 1 }));
    expect(chunks).toEqual([{ text: ']L0@', last: true }]);
  });

  it('is read by its descriptor where its USB numbers are not available', async () => {
    const device = new FakeDevice();
    device.getDeviceInfo = () => Promise.reject(new Error('hid_get_device_info'));
    const { chunks } = await open(device, await plugIn());
    device.report(commonReport('@'));
    expect(chunks).toEqual([{ text: ']L0@', last: true }]);
  });

  it('is read by its maker where its descriptor is not available', async () => {
    const device = new FakeDevice();
    device.vendorId = 0x1eab;
    const { chunks } = await open(device, await plugIn(null));
    device.report(newlandReport(']L0@'));
    expect(chunks).toEqual([{ text: ']L0@', last: true }]);
  });

  it('whose identifier stands one byte further gives its card number, from the first report on', async () => {
    const device = new FakeDevice();
    device.vendorId = 0x05e0;
    const { chunks } = await open(device, await plugIn(null));
    device.report(shiftedReport('6363101170001234', { aimId: ']C0' }), shiftedReport('NOT RECOGNISED', { aimId: '' }));
    expect(chunks).toEqual([
      { text: ']C06363101170001234', last: true },
      { text: 'NOT RECOGNISED', last: true },
    ]);
  });

  it('keeps the layout that its reports showed from plug to plug', async () => {
    const path = await plugIn(null);
    const heard: string[] = [];
    const listener = {
      onChunk: ({ bytes }: Chunk) => void heard.push(Buffer.from(bytes).toString('latin1')),
      onLost: () => undefined,
    };
    const device = new FakeDevice();
    device.vendorId = 0x05e0;
    const again = driverOf(device);
    for (const report of [shiftedReport('1'.repeat(16), { aimId: ']C0' }), shiftedReport('ABC', { aimId: '' })]) {
      const opened = await again.open(path, listener);
      if ('failure' in opened) throw new Error(opened.failure);
      device.report(report);
      device.removeAllListeners('data');
      device.closes = 0;
    }
    expect(heard).toEqual([`]C0${'1'.repeat(16)}`, 'ABC']);
  });

  it('is reported as lost once, after it was closed, and emits nothing afterwards', async () => {
    const device = new FakeDevice();
    const { chunks, reported, losses, opened } = await open(device, await plugIn());
    const lost = once(reported, 'lost');
    device.fail();
    device.report(commonReport('late'));
    await lost;
    await opened.check();
    await opened.close();
    expect([losses(), device.closes, chunks]).toEqual([1, 1, []]);
  });

  it('is found lost by a check, where nothing was reported', async () => {
    const device = new FakeDevice();
    const path = await plugIn();
    const { losses, opened } = await open(device, path);
    await opened.check();
    expect(losses()).toBe(0);
    await rm(path);
    await opened.check();
    expect([losses(), device.closes]).toEqual([1, 1]);
  });

  it('is lost when another device is at its path', async () => {
    const path = await plugIn();
    const { losses, opened } = await open(new FakeDevice(), path);
    await writeFile(`${path}.new`, '');
    await rename(`${path}.new`, path);
    await opened.check();
    expect(losses()).toBe(1);
  });

  it('is not lost when it was closed, and closing it again is no error', async () => {
    const device = new FakeDevice();
    const path = await plugIn();
    const { chunks, losses, opened } = await open(device, path);
    const closing = opened.close();
    device.report(commonReport('late'));
    await rm(path);
    await opened.check();
    await Promise.all([closing, opened.close()]);
    expect([losses(), device.closes, chunks]).toEqual([0, 1, []]);
  });

  it('is not reported as lost when it is closed while it is being lost', async () => {
    const device = new FakeDevice();
    const { losses, opened } = await open(device, await plugIn());
    device.fail();
    await opened.close();
    await opened.check();
    expect(losses()).toBe(0);
  });

  it('is released even where closing never ends', async () => {
    const device = new FakeDevice();
    device.close = () => new Promise(() => undefined);
    const { opened } = await open(device, await plugIn());
    await opened.close();
  });
});

describe('a scanner that is a keyboard too', () => {
  const listener = { onChunk: () => undefined, onLost: () => undefined };
  const asKeyboard = { ...scanner, path: '/dev/hidraw0', usagePage: 1, usage: 6 };

  it('is switched to HID POS, also by Windows', async () => {
    for (const vendorId of [0x0c2e, 0x23d0]) {
      const device = Object.assign(new FakeDevice(), { vendorId });
      const driver = driverOf(device, {}, [
        { ...asKeyboard, vendorId },
        { ...scanner, vendorId },
      ]);
      await driver.discover();
      expect(await driver.open(await plugIn(null), listener)).not.toHaveProperty('failure');
      expect(device.features).toEqual([[254, 1]]);
    }
  });

  it('is not called ready where it cannot be switched', async () => {
    const device = Object.assign(new FakeDevice(), { takesFeatures: false });
    const driver = driverOf(device, {}, [asKeyboard, scanner]);
    await driver.discover();
    expect(await driver.open(await plugIn(), listener)).toEqual({ failure: 'failed' });
    expect(device.closes).toBe(1);
    // Its descriptor has no such report.
    const fixed = driverOf(new FakeDevice(), {}, [asKeyboard, scanner]);
    await fixed.discover();
    expect(await fixed.open(await plugIn(commonDescriptor), listener)).toEqual({ failure: 'failed' });
    // Without a keyboard it is in HID POS mode already.
    const plain = driverOf(device, {}, [scanner]);
    await plain.discover();
    device.closes = 0;
    expect(await plain.open(await plugIn(), listener)).not.toHaveProperty('failure');
  });

  it('of another maker is sent nothing', async () => {
    const device = Object.assign(new FakeDevice(), { vendorId: 0x05e0 });
    await open(device, await plugIn());
    expect(device.features).toEqual([]);
  });
});

describe('a scanner that cannot be opened', () => {
  const listener = { onChunk: () => undefined, onLost: () => undefined };
  const failing = (message: string, platform: NodeJS.Platform) =>
    driverOf(new FakeDevice(), {
      platform,
      load: () =>
        Promise.resolve({
          devicesAsync: () => Promise.resolve([]),
          HIDAsync: { open: () => Promise.reject(new Error(message)) },
        }),
    });

  it.each([
    ['open_device: (0x00000002) The system cannot find the file specified.', 'absent'],
    ['open_device: (0x00000005) Access is denied.', 'busy_elsewhere'],
    ['open_device: (0x00000020) Le processus ne peut pas acc?der au fichier', 'busy_elsewhere'],
    ['open_device: (0x0000048f) The device is not connected.', 'absent'],
    ['get preparsed data: (0x0000001F) A device attached to the system is not functioning.', 'absent'],
    ['HidP_GetCaps', 'failed'],
  ])('has a reason, on Windows by error number: %s', async (words, failure) => {
    const path = String.raw`\\?\hid#vid_0c2e&pid_0b81#7&2dc7e600`;
    expect(await failing(`cannot open device with path ${path}: ${words}`, 'win32').open(path, listener)).toEqual({
      failure,
    });
  });

  it('is busy elsewhere where Windows opens it but reading fails', async () => {
    const device = new FakeDevice();
    device.readFailure = 'could not read from HID device: ReadFile: (0x00000005) Access is denied.';
    expect(await driverOf(device, { platform: 'win32' }).open('hid', listener)).toEqual({ failure: 'busy_elsewhere' });
    expect(device.closes).toBe(1);
  });

  it('has failed where node-hid cannot be loaded, whatever the loader says', async () => {
    const words = 'HID_hidraw.node: cannot open shared object file: No such file or directory';
    const broken = createHidDriver({ load: () => Promise.reject(new Error(words)) });
    expect(await broken.open(await plugIn(), listener)).toEqual({ failure: 'failed' });
  });

  it('is absent, to the real node-hid, where nothing is at its path', async () => {
    expect(await createHidDriver().open(join(folder, 'hidraw9'), listener)).toEqual({ failure: 'absent' });
  });

  it('has failed, to the real node-hid, where something else is there', async () => {
    expect(await createHidDriver().open('/dev/null', listener)).toEqual({ failure: 'failed' });
  });

  it.runIf(process.platform === 'linux')('lacks permission where the system refuses its node', async () => {
    // A file that not even root may write.
    const refused = '/proc/sys/kernel/ostype';
    expect(await createHidDriver().open(refused, listener)).toEqual({ failure: 'no_permission' });
  });
});
