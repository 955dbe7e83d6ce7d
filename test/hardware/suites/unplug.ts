// A serial scanner that is unplugged, at every moment. serialport has a defect there: after an unplug while bytes flow it
// tells nothing in most cases, and reads for ever on one core.
import { atPath, openCounter } from '../guest/counter';
import { licence } from '../guest/licence';
import { load } from '../guest/processor';
import { SerialConverter } from '../guest/serial-converter';
import { same, until, within } from '../guest/suite';
import type { Suite } from '../guest/suite';

/** How soon the cashier must be told. */
const toldMs = 2000;
/** How soon a scanner that came back must work. */
const backMs = 3000;
/** A loop that spins takes a whole processor. */
const quiet = 0.5;
/** The defect shows in most unplugs of this kind, not in all. */
const streams = 6;

export const unplugSuite: Suite = {
  name: 'unplug',
  async run({ check }) {
    const scanner = await SerialConverter.make('UNPLUGGED');
    const counter = openCounter([atPath(await scanner.plug())]);
    await counter.becomes('set-0', 'ready');
    let scans = 0;

    /** Unplugs the scanner, and looks at all that must be then. */
    async function survive(cuts: number): Promise<void> {
      const unplugged = performance.now();
      await scanner.unplug();
      await counter.becomes('set-0', 'absent', toldMs);
      within('to be told', performance.now() - unplugged, toldMs);
      same('the scans that were cut', counter.cuts().length, cuts);
      const used = await load();
      if (used > quiet) throw new Error(`one core is busy: ${used.toFixed(2)} of it`);

      counter.forget();
      await scanner.plug();
      await counter.becomes('set-0', 'ready', backMs);
      scans += 1;
      await scanner.send(licence(`BACK${scans}`));
      same('the scan after it came back', await counter.scans(1), [licence(`BACK${scans}`)]);
      counter.forget();
    }

    await check('idle: it is told, nothing spins, and it works again', async () => {
      await survive(0);
    });

    await check('in the middle of a scan: the scan is told as cut', async () => {
      const half = licence('HALF').slice(0, 100);
      await scanner.send(half);
      await until('half a scan', () => counter.collected === half.length);
      await survive(1);
    });

    await check('right after a scan: the scan counts', async () => {
      await scanner.send(licence('JUST IN TIME'));
      same('what arrived', await counter.scans(1), [licence('JUST IN TIME')]);
      await survive(0);
    });

    for (let stream = 1; stream <= streams; stream += 1) {
      await check(`in the middle of a stream (${stream} of ${streams})`, async () => {
        counter.collected = 0;
        const sending = scanner.send(licence('ENDLESS').slice(0, 100) + 'S'.repeat(60_000));
        await until('the stream', () => counter.collected > 1000);
        await survive(1);
        await sending;
      });
    }
    await counter.close();
  },
};
