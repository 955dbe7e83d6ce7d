// HID POS scanners, emulated in two ways: as a USB gadget of the guest, and through the kernel's /dev/uhid.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { until } from '../expect';
import { UsbGadget } from './usb-gadget';

export interface HidDescription {
  vendorId: number;
  productId: number;
  serialNumber: string;
  descriptor: Uint8Array;
}

export interface HidScanner {
  plug(): Promise<void>;
  /** Resolves when the report was written to the kernel; does nothing while unplugged. */
  send(report: Uint8Array): Promise<void>;
  /** Does nothing while unplugged. */
  unplug(): Promise<void>;
}

export type MakeHidScanner = (about: HidDescription) => HidScanner;

const reportLength = 64;

export const makeUsbHidScanner: MakeHidScanner = ({ descriptor, ...about }) => {
  let gadget: UsbGadget | null = null;
  let reports: FileHandle | null = null;
  return {
    async plug() {
      gadget = new UsbGadget({
        ...about,
        product: 'Emulated HID POS scanner',
        function: 'hid.0',
        attributes: { protocol: '0', subclass: '0', report_length: String(reportLength), report_desc: descriptor },
      });
      gadget.plug();
      reports = await until('the device side of the HID gadget', () => open('/dev/hidg0', 'r+').catch(() => null));
    },
    async send(report) {
      await reports?.write(report);
    },
    async unplug() {
      gadget?.unplug();
      await reports?.close();
      gadget?.remove();
      gadget = null;
      reports = null;
    },
  };
};

/** Numbers of `enum uhid_event_type`, and of USB as a bus, in Linux's headers. */
const uhid = { destroy: 1, create2: 11, input2: 12 };
const usbBus = 3;

export const makeUhidScanner: MakeHidScanner = ({ vendorId, productId, serialNumber, descriptor }) => {
  let device: FileHandle | null = null;
  return {
    async plug() {
      device = await open('/dev/uhid', 'r+');
      // struct uhid_create2_req: name, place, serial number, then numbers and the descriptor.
      const numbers = Buffer.alloc(20);
      numbers.writeUInt16LE(descriptor.length, 0);
      numbers.writeUInt16LE(usbBus, 2);
      numbers.writeUInt32LE(vendorId, 4);
      numbers.writeUInt32LE(productId, 8);
      const texts = [text('Emulated HID POS scanner', 128), text('guest', 64), text(serialNumber, 64)];
      await device.write(Buffer.concat([event(uhid.create2), ...texts, numbers, padded(descriptor, 4096)]));
    },
    async send(report) {
      const length = Buffer.alloc(2);
      length.writeUInt16LE(report.length);
      await device?.write(Buffer.concat([event(uhid.input2), length, padded(report, 4096)]));
    },
    async unplug() {
      await device?.write(event(uhid.destroy));
      await device?.close();
      device = null;
    },
  };
};

function event(type: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(type);
  return bytes;
}

function text(value: string, length: number): Buffer {
  return padded(Buffer.from(value), length);
}

function padded(bytes: Uint8Array, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}
