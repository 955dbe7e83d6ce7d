// An emulated scanner behind an FTDI converter. Its far end is a socket of the host: connected means plugged in.
import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { callHost } from '../link';
import { until } from '../expect';

/** Vendor and product id. */
export const converterUsb = [0x0403, 0x6001] as const;

export interface Piece {
  text: string;
  /** Pause before it. */
  pauseMs?: number;
}

export class SerialConverter {
  private constructor(readonly serialNumber: string) {}

  /** Makes one that is not plugged in yet. */
  static async make(serialNumber: string): Promise<SerialConverter> {
    const line = serialNumber;
    await callHost('makeLine', { line });
    const device = { driver: 'usb-serial', id: line, chardev: line, serial: serialNumber, bus: 'usb.0' };
    await callHost('qemu', { execute: 'device_add', arguments: device });
    return new SerialConverter(serialNumber);
  }

  /** @returns its path */
  async plug(): Promise<string> {
    await callHost('connect', { line: this.serialNumber });
    return until(`a path for ${this.serialNumber}`, () => this.path());
  }

  /** Data under way is lost. Not by deleting the device: QEMU crashes while data is pending. */
  async unplug(): Promise<void> {
    await callHost('disconnect', { line: this.serialNumber });
  }

  /** Resolves when the last piece has been written to the converter, or when it was unplugged. */
  async send(...pieces: readonly (string | Piece)[]): Promise<void> {
    const all = pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
    await callHost('write', {
      line: this.serialNumber,
      pieces: all.map(({ text, pauseMs = 0 }) => ({ hex: Buffer.from(text, 'latin1').toString('hex'), pauseMs })),
    });
  }

  /** Sends scans a few bytes at a time, as converters do. */
  async sendInFragments(scans: readonly string[]): Promise<void> {
    const pieces = scans.flatMap((scan) => scan.match(/[^]{1,50}/g) ?? []);
    await this.send(...pieces.map((text) => ({ text, pauseMs: 3 })));
  }

  /** Its current path; null while unplugged. */
  path(): string | null {
    const ports = '/sys/class/tty';
    const port = readdirSync(ports).find(
      (name) => name.startsWith('ttyUSB') && serialNumberOf(join(ports, name)) === this.serialNumber,
    );
    return port === undefined ? null : `/dev/${port}`;
  }
}

function serialNumberOf(port: string): string | null {
  try {
    return readFileSync(join(realpathSync(join(port, 'device')), '../../serial'), 'utf8').trim();
  } catch {
    // Just unplugged.
    return null;
  }
}
