// Scanners behind serial converters, without faults, under changing paths.
import { atPath, byUsb, openGuestScanners } from '../guest/guest-scanners';
import { licence } from '../guest/licence';
import { SerialConverter, converterUsb } from '../guest/usb/serial-converter';
import { same } from '../guest/expect';
import type { Suite } from '../guest/suite';

export const serialSuite: Suite = {
  name: 'serial',
  async run({ check, after }) {
    const first = await SerialConverter.make('FIRST');
    const second = await SerialConverter.make('SECOND');
    after(() => first.unplug());
    after(() => second.unplug());
    const path = await first.plug();
    const scanners = openGuestScanners([atPath(path), byUsb(...converterUsb, second.serialNumber)]);
    after(() => scanners.close());

    await check('a scanner becomes ready at the configured port', async () => {
      await scanners.becomes('set-0', 'ready');
    });

    await check('a scan arrives byte for byte', async () => {
      await first.send(licence('WHOLE'));
      same('what arrived', await scanners.scans(1), [licence('WHOLE')]);
    });

    await check('a scan in fragments is one scan', async () => {
      scanners.forget();
      await first.sendInFragments([licence('FRAGMENTS')]);
      same('what arrived', await scanners.scans(1), [licence('FRAGMENTS')]);
    });

    await check('two scans 1 ms apart are not merged', async () => {
      scanners.forget();
      await first.send(licence('ONE'), { text: licence('TWO'), pauseMs: 1 });
      same('what arrived', await scanners.scans(2), [licence('ONE'), licence('TWO')]);
    });

    await check('another scanner, known by its serial number, becomes ready when it is plugged in', async () => {
      await scanners.becomes('set-1', 'absent');
      await second.plug();
      await scanners.becomes('set-1', 'ready');
    });

    await check('two scanners at once are kept apart', async () => {
      scanners.forget();
      const names = ['UN', 'DEUX', 'TROIS'];
      const [left, right] = [
        names.map((name) => licence(`LEFT ${name}`)),
        names.map((name) => licence(`RIGHT ${name}`)),
      ];
      await Promise.all([first.sendInFragments(left), second.sendInFragments(right)]);
      same('what arrived from the first', await scanners.scans(3, 'set-0'), left);
      same('what arrived from the second', await scanners.scans(3, 'set-1'), right);
    });

    await check('a scanner replugged under another path is found', async () => {
      scanners.forget();
      await first.unplug();
      await second.unplug();
      await scanners.becomes('set-0', 'absent');
      await scanners.becomes('set-1', 'absent');
      // Paths are assigned in order of arrival: now they are swapped.
      const places = [await second.plug(), await first.plug()];
      same('whether the first has another path', places[1] !== path, true);
      await scanners.becomes('set-0', 'ready');
      await scanners.becomes('set-1', 'ready');
      await first.send(licence('MOVED'));
      same('what arrived from the first', await scanners.scans(1, 'set-0'), [licence('MOVED')]);
    });
  },
};
