// Devices whose bytes are a recording's.
import { createHidDriver, createSerialDriver } from '../../main/scanner';
import type { Adoption, Device, Driver } from '../../main/scanner';

export interface ReplayedDevice {
  adoption: Adoption;
  /** What the device sends now: bytes of a serial port, or one input report. */
  send(bytes: Uint8Array): void;
}

const path = 'recording';

/** A scanner on a serial port with the program's own limits of time. */
export function createSerialRecording(): ReplayedDevice {
  let listener: Parameters<Driver['open']>[1] | null = null;
  const device: Device = { path, name: path, vendorId: null, productId: null, serialNumber: null };
  const driver: Driver = {
    ...createSerialDriver(),
    discover: () => Promise.resolve([device]),
    open(_path, opener) {
      listener = opener;
      return Promise.resolve({ check: () => Promise.resolve(), close: () => Promise.resolve() });
    },
  };
  return {
    adoption: { driver, accepts: () => true },
    send(bytes) {
      // A port never delivers nothing.
      if (bytes.length > 0) listener?.onChunk({ bytes, last: null });
    },
  };
}

export interface HidRecording {
  vendorId: number | null;
  productId: number | null;
  /** Empty where it could not be had. */
  descriptorHex: Uint8Array | null;
}

/** A HID POS scanner, read by the program's own driver through what stands in for node-hid. */
export function createHidRecording({ vendorId, productId, descriptorHex }: HidRecording): ReplayedDevice {
  const listeners: ((report: Uint8Array) => void)[] = [];
  const numbers = { vendorId: vendorId ?? 0, productId: productId ?? 0 };
  const opened = {
    on(event: 'data' | 'error', listener: (value: Uint8Array) => void) {
      if (event === 'data') listeners.push(listener);
    },
    getDeviceInfo: () => (vendorId === null ? Promise.reject(new Error('not recorded')) : Promise.resolve(numbers)),
    sendFeatureReport: (report: number[]) => Promise.resolve(report.length),
    close: () => Promise.resolve(),
  };
  const barCodeScanner = { usagePage: 0x8c, usage: 2 };
  const driver = createHidDriver({
    load: () =>
      Promise.resolve({
        devicesAsync: () => Promise.resolve([{ path, ...numbers, ...barCodeScanner }]),
        HIDAsync: { open: () => Promise.resolve(opened) },
      }),
    // One on which a device is no file that could be gone.
    platform: 'darwin',
    readDescriptor: () => {
      if (descriptorHex === null || descriptorHex.length === 0) return Promise.reject(new Error('not recorded'));
      return Promise.resolve(descriptorHex);
    },
  });
  return {
    adoption: { driver, accepts: () => true },
    send(report) {
      for (const listener of listeners) listener(Buffer.from(report));
    },
  };
}
