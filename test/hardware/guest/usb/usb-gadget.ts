// A USB device emulated by the guest: a kernel gadget on a loopback bus (dummy_hcd). Only one can be plugged in at a time.
import { mkdirSync, readdirSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GadgetDescription {
  vendorId: number;
  productId: number;
  serialNumber: string;
  product: string;
  /** The kernel's name of the function: `hid.0` or `acm.0`. */
  function: string;
  attributes: Readonly<Record<string, string | Uint8Array>>;
}

export class UsbGadget {
  private readonly folder: string;
  private readonly function: string;

  constructor(about: GadgetDescription) {
    this.folder = `/sys/kernel/config/usb_gadget/${about.serialNumber}`;
    this.function = about.function;
    mkdirSync(this.folder);
    this.write('idVendor', hexadecimal(about.vendorId));
    this.write('idProduct', hexadecimal(about.productId));
    this.write('bcdUSB', '0x0200');
    mkdirSync(join(this.folder, 'strings/0x409'));
    this.write('strings/0x409/serialnumber', about.serialNumber);
    this.write('strings/0x409/product', about.product);
    mkdirSync(join(this.folder, 'configs/c.1'));
    mkdirSync(join(this.folder, 'functions', about.function));
    for (const [name, value] of Object.entries(about.attributes))
      this.write(`functions/${about.function}/${name}`, value);
    symlinkSync(join(this.folder, 'functions', about.function), join(this.folder, 'configs/c.1', about.function));
  }

  plug(): void {
    const [controller = ''] = readdirSync('/sys/class/udc');
    this.write('UDC', controller);
  }

  unplug(): void {
    this.write('UDC', '\n');
  }

  /** Must be unplugged before. */
  remove(): void {
    unlinkSync(join(this.folder, 'configs/c.1', this.function));
    for (const part of [`functions/${this.function}`, 'configs/c.1', 'strings/0x409', '.']) {
      rmdirSync(join(this.folder, part));
    }
  }

  private write(name: string, value: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), value);
  }
}

function hexadecimal(number: number): string {
  return `0x${number.toString(16).padStart(4, '0')}`;
}
