// HID POS scanners: report descriptors, reports, quirks, and the driver.
export { createHidDriver } from './hid-driver';
export { discoverUnheard } from './unheard';
