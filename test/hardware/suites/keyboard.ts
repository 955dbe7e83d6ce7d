// A USB keyboard on which a scanner and a person type.
import { setTimeout as delay } from 'node:timers/promises';
import { openGuestScanners } from '../guest/guest-scanners';
import { same } from '../guest/expect';
import { shortLicence } from '../guest/licence';
import type { Suite } from '../guest/suite';
import { UsbKeyboard } from '../guest/usb/usb-keyboard';

/** The longest pause within a scan; a busy computer may emulate the keyboard more slowly, and the scan is repeated. */
const steadyMs = 130;
const attempts = 10;
/** After this pause the keys before have been handled, and a scan can begin. */
const silenceMs = 500;
const personMs = 180;

export const keyboardSuite: Suite = {
  name: 'keyboard',
  async run({ check, after, note }) {
    const keyboard = await UsbKeyboard.plug();
    const scanners = openGuestScanners([], { keystrokes: keyboard });
    after(() => scanners.close());
    await scanners.becomes('keyboard', 'ready');

    /** Types scans until one arrives steadily enough; gives its payload. */
    async function typeScan(family: string): Promise<string> {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        await delay(silenceMs);
        scanners.forget();
        const payload = shortLicence(`${family} ${attempt}`);
        const gap = await keyboard.type(payload);
        if (gap <= steadyMs) return payload;
        note(`a pause of ${Math.round(gap)} ms between two keys: once more`);
      }
      throw new Error('this computer is too busy to emulate a keyboard');
    }

    await check('a typed scan is recognised, and the page receives none of it', async () => {
      const payload = await typeScan('TYPED');
      same('what arrived', await scanners.scans(1), [payload]);
      same('what the page got', keyboard.page, []);
    });

    await check("a person's typing is released, complete and in order", async () => {
      await delay(silenceMs);
      scanners.forget();
      const text = '@anne@example.com 50%';
      await keyboard.type(text, personMs);
      await delay(silenceMs);
      same('what the page got', keyboard.page.join(''), text);
      same('what arrived', scanners.payloads(), []);
    });

    await check('a scan after that is recognised', async () => {
      const payload = await typeScan('AGAIN');
      same('what arrived', await scanners.scans(1), [payload]);
      same('what the page got', keyboard.page, []);
    });
  },
};
