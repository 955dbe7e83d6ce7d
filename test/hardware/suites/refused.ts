// Scanners that cannot be opened: another program holds the port, or the user has no permission.
import { chownSync, copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commonDescriptor, commonReport, reportsOf } from '../../main/scanner/hid/reports';
import { atPath, openGuestScanners } from '../guest/guest-scanners';
import { makeUhidScanner } from '../guest/usb/hid-scanner';
import { licence } from '../guest/licence';
import { CashierScanners, cashier, dialout, holdPort } from '../guest/other-process';
import { SerialConverter } from '../guest/usb/serial-converter';
import { same } from '../guest/expect';
import type { Suite } from '../guest/suite';

export const refusedSuite: Suite = {
  name: 'refused',
  async run({ check, after }) {
    const scanner = await SerialConverter.make('REFUSED');
    after(() => scanner.unplug());
    const path = await scanner.plug();

    await check(
      'a port that another program holds: the program is named, and the port opened when it is released',
      async () => {
        const release = await holdPort(path);
        after(release);
        const scanners = openGuestScanners([atPath(path)]);
        after(() => scanners.close());
        const because = await scanners.becomes('set-0', 'busy_elsewhere');
        // The other program is Node too.
        same('which program is reported', because, readFileSync('/proc/self/comm', 'utf8').trim());
        await release();
        await scanners.becomes('set-0', 'ready');
        await scanner.send(licence('FREE AT LAST'));
        same('what arrived', await scanners.scans(1), [licence('FREE AT LAST')]);
        await scanners.close();
      },
    );

    await check('a port without permission: the group is named, and the port opened once permitted', async () => {
      execFileSync('udevadm', ['settle']);
      const scanners = new CashierScanners([atPath(path)], cashier);
      after(() => scanners.close());
      same('which group is reported', await scanners.becomes('set-0', 'no_permission'), 'dialout');
      chownSync(path, cashier, dialout);
      await scanners.becomes('set-0', 'ready');
      await scanner.send(licence('ALLOWED'));
      same('what arrived', await scanners.scans(1), [licence('ALLOWED')]);
      await scanners.close();
    });

    await check('a user in the group that owns serial ports needs nothing more', async () => {
      chownSync(path, 0, dialout);
      const scanners = new CashierScanners([atPath(path)], dialout);
      after(() => scanners.close());
      await scanners.becomes('set-0', 'ready');
      await scanners.close();
    });

    await check("a HID scanner can be opened once the program's udev rules are installed", async () => {
      const hid = makeUhidScanner({
        vendorId: 0x0c2e,
        productId: 0x0b81,
        serialNumber: 'RULED',
        descriptor: commonDescriptor,
      });
      after(() => hid.unplug());
      await hid.plug();
      const scanners = new CashierScanners([], dialout);
      after(() => scanners.close());
      await scanners.becomes('hid-1', 'no_permission');
      installRules();
      await scanners.becomes('hid-1', 'ready');
      for (const report of reportsOf(licence('RULED'), commonReport)) await hid.send(report);
      same('what arrived', await scanners.scans(1), [`]L0${licence('RULED')}`]);
      await scanners.close();
    });
  },
};

/** As in docs/scanners.md. */
function installRules(): void {
  const rules = join(import.meta.dirname, 'resources/udev');
  for (const name of readdirSync(rules)) copyFileSync(join(rules, name), join('/usr/lib/udev/rules.d', name));
  execFileSync('udevadm', ['control', '--reload']);
  execFileSync('udevadm', ['trigger', '--subsystem-match=hidraw']);
  execFileSync('udevadm', ['settle']);
}
