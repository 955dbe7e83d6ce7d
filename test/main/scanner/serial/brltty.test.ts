// A converter that brltty has taken is seen by what Linux lists: no port, and a program that has the interface.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takenByBrltty } from '../../../../main/scanner/serial/brltty';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'brltty-'));
});
afterEach(() => rm(root, { recursive: true }));

/** Lists a converter; `driver` has its interface, and with `port` there is a port. */
async function plug(usb: string, { port = false, driver = '' }): Promise<void> {
  const [vendor = '', product = ''] = usb.split(':');
  const device = join(root, 'usb', '1-3');
  const connection = join(root, 'usb', '1-3:1.0');
  await mkdir(device, { recursive: true });
  await mkdir(port ? join(connection, 'ttyUSB0') : connection, { recursive: true });
  await writeFile(join(device, 'idVendor'), `${vendor}\n`);
  await writeFile(join(device, 'idProduct'), `${product}\n`);
  if (driver !== '') await symlink(`../../../../bus/usb/drivers/${driver}`, join(connection, 'driver'));
}

async function start(...programs: string[]): Promise<void> {
  for (const [index, name] of ['systemd', ...programs].entries()) {
    await mkdir(join(root, 'proc', String(index + 1)), { recursive: true });
    await writeFile(join(root, 'proc', String(index + 1), 'comm'), `${name}\n`);
  }
}

const taken = (platform: NodeJS.Platform = 'linux') =>
  takenByBrltty({ platform, usbDevices: join(root, 'usb'), processes: join(root, 'proc') });

describe('brltty', () => {
  it.each([
    ['1a86:7523', 'CH340'],
    ['10c4:ea60', 'CP210x'],
  ])('has taken a converter %s without a port, as a program or while it runs', async (usb, name) => {
    await plug(usb, { driver: 'usbfs' });
    await start();
    expect(await taken()).toEqual([{ name, path: join(root, 'usb', '1-3'), mode: 'brltty', hint: null }]);
    await rm(join(root, 'usb'), { recursive: true });
    await plug(usb, {});
    expect(await taken()).toEqual([]);
    await start('brltty');
    expect(await taken()).toHaveLength(1);
  });

  it('has not where there is a port, for another converter, and on another system', async () => {
    await start('brltty');
    await plug('1a86:7523', { port: true, driver: 'ch341' });
    expect(await taken()).toEqual([]);
    await rm(join(root, 'usb'), { recursive: true });
    await plug('0403:6001', { driver: 'usbfs' });
    expect(await taken()).toEqual([]);
    await rm(join(root, 'usb'), { recursive: true });
    await plug('1a86:7523', { driver: 'usbfs' });
    expect(await taken('win32')).toEqual([]);
    await rm(join(root, 'usb'), { recursive: true });
    expect(await taken()).toEqual([]);
  });
});
