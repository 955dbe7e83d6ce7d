// A serial scanner that is unplugged, at every moment. serialport has a defect there: after an unplug while bytes flow it
// tells nothing in most cases, and reads for ever on one core.
import { atPath, openGuestScanners } from '../guest/guest-scanners';
import { licence } from '../guest/licence';
import { SerialConverter } from '../guest/usb/serial-converter';
import { same, until } from '../guest/expect';
import type { Suite } from '../guest/suite';
import { surviveUnplug } from '../guest/survive-unplug';

/** The defect shows in most unplugs of this kind, not in all. */
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

    await check('idle: it is told, nothing spins, and it works again', async () => {
      await survive(0);
    });

    await check('in the middle of a scan, which is told as cut', async () => {
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
      await check(`in the middle of a stream (${stream} of ${streams})`, async () => {
        scanners.collected = 0;
        const sending = scanner.send(licence('ENDLESS').slice(0, 100) + 'S'.repeat(60_000));
        await until('the stream', () => scanners.collected > 1000);
        await survive(1);
        await sending;
      });
    }
  },
};
