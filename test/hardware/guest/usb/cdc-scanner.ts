// A scanner that is a USB serial device itself (CDC-ACM), emulated by a gadget of the guest.
import { closeSync, constants, openSync, readFileSync, readdirSync, realpathSync, writeSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../expect';
import { UsbGadget } from './usb-gadget';

export class CdcScanner {
  private gadget: UsbGadget | null = null;
  private far: number | null = null;

  constructor(private readonly about: { vendorId: number; productId: number; serialNumber: string }) {}

  /** @returns its path */
  async plug(): Promise<string> {
    const gadget = new UsbGadget({ ...this.about, product: 'Emulated CDC scanner', function: 'acm.0', attributes: {} });
    this.gadget = gadget;
    gadget.plug();
    execFileSync('stty', ['-F', '/dev/ttyGS0', 'raw', '-echo']);
    this.far = openSync('/dev/ttyGS0', constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    return until('a path for the CDC scanner', () => this.path());
  }

  unplug(): Promise<void> {
    // In this order: closing waits until everything written has been read, and removing waits until it is closed.
    this.gadget?.unplug();
    if (this.far !== null) closeSync(this.far);
    this.far = null;
    this.gadget?.remove();
    this.gadget = null;
    return Promise.resolve();
  }

  /** Resolves when everything was written to the kernel, or when it was unplugged. */
  async send(payload: string): Promise<void> {
    let rest: Uint8Array = Buffer.from(payload, 'latin1');
    while (rest.length > 0 && this.far !== null) {
      rest = rest.subarray(write(this.far, rest));
      await delay(1);
    }
  }

  private path(): string | null {
    const ports = '/sys/class/tty';
    const port = readdirSync(ports).find((name) => name.startsWith('ttyACM') && this.isBehind(join(ports, name)));
    return port === undefined ? null : `/dev/${port}`;
  }

  private isBehind(port: string): boolean {
    try {
      const serial = readFileSync(join(realpathSync(join(port, 'device')), '../serial'), 'utf8');
      return serial.trim() === this.about.serialNumber;
    } catch {
      return false;
    }
  }
}

/** Writes as much as there is room for. */
function write(file: number, bytes: Uint8Array): number {
  try {
    return writeSync(file, bytes);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EAGAIN') return 0;
    throw problem;
  }
}
