// What a driver offers: the devices that are plugged in, and an open one's bytes.
import type { OpenFailure } from './open-failure';

/** A plugged-in device that may be a scanner. The path may change from plug to plug; the rest identifies it. */
export interface Device {
  /** `COM3`, `/dev/ttyUSB0`, `/dev/hidraw2`, or a HID path of Windows or macOS. */
  path: string;
  /** The product's name, or its path where it has none. */
  name: string;
  /** USB's numbers; null where it is no USB device or has none. */
  vendorId: number | null;
  productId: number | null;
  /** Never empty; null where it has none. */
  serialNumber: string | null;
}

export interface Chunk {
  bytes: Uint8Array;
  /** Whether the device marks these as the end of a scan; null where it has no such mark. */
  last: boolean | null;
}

export interface DeviceListener {
  onChunk(chunk: Chunk): void;
  /** Called once, when the device is gone and closed; never after `close()`. */
  onLost(): void;
}

export interface OpenDevice {
  /** Checks whether the device is still there; if not, `onLost` has been called when this resolves. */
  check(): Promise<void>;
  /** Releases it; the listener is not called again. Always resolves. */
  close(): Promise<void>;
}

export interface Driver {
  readonly kind: 'serial' | 'hid';
  /** Silence that ends a scan whose end neither the device nor the payload marks, in milliseconds. */
  readonly idleMs: number;
  /** How long bytes after a complete scan still belong to it, in milliseconds. */
  readonly graceMs: number;
  /** What is plugged in now. Never rejects: empty where the system does not tell. */
  discover(): Promise<Device[]>;
  /** Opens the device at a path. Never rejects. */
  open(path: string, listener: DeviceListener): Promise<OpenDevice | { failure: OpenFailure }>;
}
