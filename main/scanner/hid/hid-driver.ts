// HID POS scanners through hidapi.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Device, Driver } from '../device';
import { probe } from '../device';
import { openHidDevice } from './hid-device';
import type { NodeHidDevice } from './hid-device';
import { createFoundLayouts } from './layout-choice';
import { hidOpenFailure } from './open-failure';
import { quirks as knownQuirks } from './quirks';
import type { Quirk, UsbId } from './quirks';

/** Usage page and usage of a bar code scanner (HID Point of Sale Usage Tables 1.02). */
const barCodeScanner = { page: 0x8c, usage: 2 };
/** Generic desktop page (HID Usage Tables). */
const keyboard = { page: 1, usage: 6 };

/** Reports of one scan follow each other within a few polls, and a poll takes 1 to 16 ms. */
const idleMs = 100;
const graceMs = 50;

/** The part of node-hid that is used. */
export interface NodeHid {
  devicesAsync(): Promise<HidDeviceInfo[]>;
  HIDAsync: { open(path: string): Promise<NodeHidDevice> };
}

/** One for each top-level usage of a device: on Linux all under one path, on Windows each under its own. */
export interface HidDeviceInfo {
  path?: string | undefined;
  vendorId: number;
  productId: number;
  serialNumber?: string | undefined;
  product?: string | undefined;
  usagePage?: number | undefined;
  usage?: number | undefined;
}

export interface HidDriverOptions {
  /** Loads node-hid when it is first needed. */
  load?: () => Promise<NodeHid>;
  platform?: NodeJS.Platform;
  /** Where Linux lists hidraw devices. */
  hidrawClass?: string;
  /** The report descriptor of the device at a path; rejects where it cannot be had. The system's unless given. */
  readDescriptor?: (path: string) => Promise<Uint8Array>;
  quirks?: readonly Quirk[];
}

/**
 * The driver of all devices that declare themselves bar code scanners. A chunk is the data of one report; the AIM
 * identifier, where the scanner sends it, precedes the first of a scan.
 */
export function createHidDriver({
  load = () => import('node-hid'),
  platform = process.platform,
  hidrawClass = '/sys/class/hidraw',
  readDescriptor = (path) => systemDescriptor(path, platform, hidrawClass),
  quirks = knownQuirks,
}: HidDriverOptions = {}): Driver {
  const found = createFoundLayouts();
  let keyboards: readonly HidDeviceInfo[] = [];
  const isKeyboardToo = (usb: UsbId): boolean => keyboards.some((one) => isSameProduct(one, usb));
  return {
    kind: 'hid',
    idleMs,
    graceMs,
    async discover() {
      try {
        const hid = await load();
        const listed = await hid.devicesAsync();
        keyboards = listed.filter(isKeyboard);
        const scanners = listed.filter(isScanner).map(deviceOf);
        return [...new Map(scanners.map((device) => [device.path, device])).values()];
      } catch {
        return [];
      }
    },
    async open(path, listener) {
      const hid = await load().catch(() => null);
      // Not by the loader's message, which concerns its own files.
      if (hid === null) return { failure: hidOpenFailure('', await probe(path, platform)) };
      try {
        const open = (at: string) => hid.HIDAsync.open(at);
        return await openHidDevice(path, listener, {
          open,
          platform,
          readDescriptor,
          quirks,
          found,
          isKeyboardToo,
        });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { failure: hidOpenFailure(message, await probe(path, platform)) };
      }
    },
  };
}

/** Linux only: hidapi has descriptors on all systems, but node-hid does not expose them. */
async function systemDescriptor(path: string, platform: NodeJS.Platform, hidrawClass: string): Promise<Uint8Array> {
  if (platform !== 'linux') throw new Error('this system shows no report descriptors');
  return readFile(join(hidrawClass, basename(path), 'device', 'report_descriptor'));
}

function isScanner({ path, usagePage, usage }: HidDeviceInfo): boolean {
  return path !== undefined && path !== '' && usagePage === barCodeScanner.page && usage === barCodeScanner.usage;
}

function isKeyboard({ usagePage, usage }: HidDeviceInfo): boolean {
  return usagePage === keyboard.page && usage === keyboard.usage;
}

function isSameProduct(one: UsbId, other: UsbId): boolean {
  return one.vendorId === other.vendorId && one.productId === other.productId;
}

function deviceOf({ path = '', vendorId, productId, serialNumber, product }: HidDeviceInfo): Device {
  return {
    path,
    name: textOf(product) ?? path,
    vendorId,
    productId,
    serialNumber: textOf(serialNumber),
  };
}

function textOf(value = ''): string | null {
  const text = value.trim();
  return text === '' ? null : text;
}
