// HID POS scanners as USB devices, with the kernel's own drivers on both ends.
import { checkHidScanners } from '../guest/usb/hid-checks';
import { makeUsbHidScanner } from '../guest/usb/hid-scanner';
import type { Suite } from '../guest/suite';

export const hidUsbSuite: Suite = {
  name: 'hid-usb',
  run: (checks) => checkHidScanners(checks, makeUsbHidScanner),
};
