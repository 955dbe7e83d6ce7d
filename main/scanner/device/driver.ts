// One way to reach scanners that are devices of their own: what is plugged in, and an open one's bytes.
import type { OpenFailure } from './open-failure';

/** Something plugged in that may be a scanner. Where it is changes from plug to plug; the rest says what it is. */
export interface Device {
  /** What opens it now: `COM3`, `/dev/ttyUSB0`, `/dev/hidraw2`, or what Windows and macOS name HID devices by. */
  path: string;
  /** What people call it: the product's name, or its path where it has none. */
  name: string;
  /** USB's numbers; null where it is no USB device or does not say. */
  vendorId: number | null;
  productId: number | null;
  /** Never empty; null where it has none. */
  serialNumber: string | null;
}

/** Bytes as they came. */
export interface Chunk {
  bytes: Uint8Array;
  /** Whether the device says that these end a scan; null where it never says. */
  last: boolean | null;
}

export interface DeviceListener {
  onChunk(chunk: Chunk): void;
  /** Called once, when the device has gone and is closed here too; never after `close()`. */
  onLost(): void;
}

export interface OpenDevice {
  /** Looks now whether the device is still there; where it is not, `onLost` has been called when this resolves. */
  check(): Promise<void>;
  /** Lets go of it; nothing more is heard. Always resolves. */
  close(): Promise<void>;
}

export interface Driver {
  readonly kind: 'serial' | 'hid';
  /** Silence that ends a scan of which neither the device nor the payload tells the end, in milliseconds. */
  readonly idleMs: number;
  /** How long what follows a complete scan still belongs to it, in milliseconds. */
  readonly graceMs: number;
  /** What is plugged in now. Never rejects: where the system does not tell, nothing is. */
  discover(): Promise<Device[]>;
  /** Opens what stands at a path now. Never rejects. */
  open(path: string, listener: DeviceListener): Promise<OpenDevice | { failure: OpenFailure }>;
}
