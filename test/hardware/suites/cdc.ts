// A scanner that is a USB serial device itself (CDC-ACM), with the kernel's own drivers on both ends.
import { CdcScanner } from '../guest/usb/cdc-scanner';
import { openGuestScanners } from '../guest/guest-scanners';
import { licence } from '../guest/licence';
import { same, until } from '../guest/expect';
import type { Suite } from '../guest/suite';
import { surviveUnplug } from '../guest/survive-unplug';

const usb = { vendorId: 0x05e0, productId: 0x1701, serialNumber: 'CDC' };
const streams = 3;

export const cdcSuite: Suite = {
  name: 'cdc',
  async run({ check, after }) {
    const scanner = new CdcScanner(usb);
    const scanners = openGuestScanners([]);
    after(() => scanner.unplug());
    after(() => scanners.close());
    let scans = 0;

    const survive = (cuts: number): Promise<void> =>
      surviveUnplug(scanners, 'serial-1', {
        scanner,
        cuts,
        async scan() {
          scans += 1;
          const payload = licence(`BACK ${scans}`);
          await scanner.send(payload);
          return payload;
        },
      });

    await check('it is found automatically', async () => {
      await scanner.plug();
      await scanners.becomes('serial-1', 'ready');
    });

    await check('a scan arrives byte for byte', async () => {
      await scanner.send(licence('WHOLE'));
      same('what arrived', await scanners.scans(1), [licence('WHOLE')]);
      scanners.forget();
    });

    await check('unplugged while idle', async () => {
      await survive(0);
    });

    await check('unplugged during a scan, which is reported as cut', async () => {
      const half = licence('HALF').slice(0, 100);
      await scanner.send(half);
      await until('half a scan', () => scanners.collected === half.length);
      await survive(1);
    });

    for (let stream = 1; stream <= streams; stream += 1) {
      await check(`unplugged during a stream (${stream} of ${streams})`, async () => {
        scanners.collected = 0;
        const sending = scanner.send(licence('ENDLESS').slice(0, 100) + 'S'.repeat(60_000));
        await until('the stream', () => scanners.collected > 1000);
        await survive(1);
        await sending;
      });
    }
  },
};
