// A fake of node-hid's open device, which behaves as 3.4.0 does.
import { EventEmitter } from 'node:events';

/** Emits as node-hid does: nothing before there is a data listener, errors as text, no error once it is closing. */
export class FakeDevice extends EventEmitter {
  closes = 0;
  vendorId = 0x0c2e;
  productId = 0x0b81;
  /** The error of the first read, if any. */
  readFailure: string | null = null;
  #isReading = false;

  constructor() {
    super();
    this.on('newListener', (event) => {
      if (event === 'data') process.nextTick(this.#read.bind(this));
    });
  }
  #read(): void {
    if (this.closes > 0) throw new TypeError('device has been closed');
    this.#isReading = true;
    if (this.readFailure !== null) this.fail(this.readFailure);
  }
  report(...reports: Uint8Array[]): void {
    if (!this.#isReading) throw new Error('This device is not being read');
    for (const report of reports) this.emit('data', report);
  }
  fail(words = 'could not read from HID device: unexpected poll error (device disconnected)'): void {
    if (this.closes === 0) this.emit('error', words);
  }
  getDeviceInfo(): Promise<{ vendorId: number; productId: number }> {
    return Promise.resolve({ vendorId: this.vendorId, productId: this.productId });
  }
  features: number[][] = [];
  /** Whether it takes feature reports. */
  takesFeatures = true;
  sendFeatureReport(report: number[]): Promise<number> {
    if (!this.takesFeatures) return Promise.reject(new TypeError('could not send feature report'));
    this.features.push(report);
    return Promise.resolve(report.length);
  }
  close(): Promise<void> {
    this.closes += 1;
    return this.closes > 1 ? Promise.reject(new TypeError('device is already closed')) : Promise.resolve();
  }
}
