// HID POS scanners through /dev/uhid, of which there can be several at once.
import {
  commonDescriptor,
  commonReport,
  newlandDescriptor,
  newlandReport,
  reportsOf,
} from '../../main/scanner/hid/reports';
import { openGuestScanners } from '../guest/guest-scanners';
import { checkHidScanners } from '../guest/usb/hid-checks';
import { makeUhidScanner } from '../guest/usb/hid-scanner';
import { licence } from '../guest/licence';
import { same } from '../guest/expect';
import type { Suite } from '../guest/suite';

export const hidUhidSuite: Suite = {
  name: 'hid-uhid',
  async run(checks) {
    const { check, after } = checks;
    await checkHidScanners(checks, makeUhidScanner);

    const left = makeUhidScanner({
      vendorId: 0x0c2e,
      productId: 0x0b81,
      serialNumber: 'LEFT',
      descriptor: commonDescriptor,
    });
    const right = makeUhidScanner({
      vendorId: 0x1eab,
      productId: 0x0010,
      serialNumber: 'RIGHT',
      descriptor: newlandDescriptor,
    });
    const scanners = openGuestScanners([]);
    after(() => left.unplug());
    after(() => right.unplug());
    after(() => scanners.close());

    await check('two scanners at once are kept apart', async () => {
      await left.plug();
      await scanners.becomes('hid-1', 'ready');
      await right.plug();
      await scanners.becomes('hid-2', 'ready');
      const leftReports = reportsOf(licence('LEFT'), commonReport);
      const rightReports = reportsOf(licence('RIGHT'), newlandReport);
      for (const [index, report] of leftReports.entries()) {
        await left.send(report);
        await right.send(rightReports[index] ?? report);
      }
      same('what arrived from the first', await scanners.scans(1, 'hid-1'), [`]L0${licence('LEFT')}`]);
      same('what arrived from the second', await scanners.scans(1, 'hid-2'), [licence('RIGHT')]);
    });

    await check('a scanner replugged under another path keeps its id', async () => {
      scanners.forget();
      await left.unplug();
      await right.unplug();
      await scanners.becomes('hid-1', 'absent');
      await scanners.becomes('hid-2', 'absent');
      // Paths are assigned in order of arrival: now they are swapped.
      await right.plug();
      await left.plug();
      await scanners.becomes('hid-1', 'ready');
      await scanners.becomes('hid-2', 'ready');
      for (const report of reportsOf(licence('MOVED'), commonReport)) await left.send(report);
      same('what arrived from the first', await scanners.scans(1, 'hid-1'), [`]L0${licence('MOVED')}`]);
    });
  },
};
