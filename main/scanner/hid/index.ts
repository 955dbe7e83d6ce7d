// HID POS scanners: report descriptors, reports, and the devices themselves.
export { createHidDriver } from './hid-driver';
