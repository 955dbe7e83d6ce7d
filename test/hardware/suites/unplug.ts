// A serial scanner unplugged at any moment. serialport has a defect: after an unplug during a transfer it mostly reports
// nothing, and reads in a busy loop.
import { atPath, openGuestScanners } from '../guest/guest-scanners';
import { licence } from '../guest/licence';
import { SerialConverter } from '../guest/usb/serial-converter';
import { same, until } from '../guest/expect';
import type { Suite } from '../guest/suite';
import { surviveUnplug } from '../guest/survive-unplug';

/** The defect does not show at every unplug. */
const streams = 6;

export const unplugSuite: Suite = {
  name: 'unplug',
  async run({ check, after }) {
    const scanner = await SerialConverter.make('UNPLUGGED');
    const scanners = openGuestScanners([atPath(await scanner.plug())]);
    after(() => scanner.unplug());
    after(() => scanners.close());
    await scanners.becomes('set-0', 'ready');
    let scans = 0;

    const survive = (cuts: number): Promise<void> =>
      surviveUnplug(scanners, 'set-0', {
        scanner,
        cuts,
        async scan() {
          scans += 1;
          const payload = licence(`BACK ${scans}`);
          await scanner.send(payload);
          return payload;
        },
      });

    await check('idle: it is reported, nothing spins, and it works again', async () => {
      await survive(0);
    });

    await check('during a scan, which is reported as cut', async () => {
      const half = licence('HALF').slice(0, 100);
      await scanner.send(half);
      await until('half a scan', () => scanners.collected === half.length);
      await survive(1);
    });

    await check('right after a scan, which counts', async () => {
      await scanner.send(licence('JUST IN TIME'));
      same('what arrived', await scanners.scans(1), [licence('JUST IN TIME')]);
      await survive(0);
    });

    for (let stream = 1; stream <= streams; stream += 1) {
      await check(`during a stream (${stream} of ${streams})`, async () => {
        scanners.collected = 0;
        const sending = scanner.send(licence('ENDLESS').slice(0, 100) + 'S'.repeat(60_000));
        await until('the stream', () => scanners.collected > 1000);
        await survive(1);
        await sending;
      });
    }
  },
};
