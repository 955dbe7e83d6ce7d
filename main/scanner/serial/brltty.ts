// Linux's brltty, which serves Braille displays, takes converters that some of these are built with, and their port vanishes.
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Unheard } from '../device';

/** The converters that brltty's rules name without being sure, by USB numbers. */
const converters: ReadonlyMap<string, string> = new Map([
  ['1a86:7523', 'CH340'],
  ['10c4:ea60', 'CP210x'],
]);

export interface BrlttySources {
  platform?: NodeJS.Platform;
  /** Where Linux lists USB devices and their interfaces. */
  usbDevices?: string;
  processes?: string;
}

/**
 * The converters that are plugged in, have no port, and were taken by brltty: it runs, or a program and no driver has their
 * interface. Empty on other systems. Never rejects.
 */
export async function takenByBrltty({
  platform = process.platform,
  usbDevices = '/sys/bus/usb/devices',
  processes = '/proc',
}: BrlttySources = {}): Promise<Unheard[]> {
  if (platform !== 'linux') return [];
  const names = await readdir(usbDevices).catch(() => []);
  const taken: Unheard[] = [];
  for (const name of names.filter((one) => !one.includes(':'))) {
    const path = join(usbDevices, name);
    const converter = converters.get(
      `${await textOf(join(path, 'idVendor'))}:${await textOf(join(path, 'idProduct'))}`,
    );
    if (converter === undefined) continue;
    const interfaces = names.filter((one) => one.startsWith(`${name}:`)).map((one) => join(usbDevices, one));
    const states = await Promise.all(interfaces.map(stateOf));
    if (states.includes('port')) continue;
    if (!states.includes('program') && !(await runsBrltty(processes))) continue;
    taken.push({ name: converter, path, mode: 'brltty', hint: null });
  }
  return taken;
}

/** Whether an interface has a port, or a program has it instead of a driver. */
async function stateOf(path: string): Promise<'port' | 'program' | 'free'> {
  const entries = await readdir(path).catch(() => []);
  if (entries.some((entry) => entry.startsWith('tty'))) return 'port';
  const driver = await readlink(join(path, 'driver')).catch(() => '');
  return basename(driver) === 'usbfs' ? 'program' : 'free';
}

async function runsBrltty(processes: string): Promise<boolean> {
  const ids = (await readdir(processes).catch(() => [])).filter((name) => /^\d+$/.test(name));
  const names = await Promise.all(ids.map((id) => textOf(join(processes, id, 'comm'))));
  return names.includes('brltty');
}

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).trim();
}
