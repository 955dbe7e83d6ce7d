// A scanner behind a serial converter that does what it should.
import { createHub, createSerialTransport } from '../../../main/scanner';
import { isComplete } from '../../../main/licence';
import { Heard } from '../guest/heard';
import { licence } from '../guest/licence';
import { SerialConverter } from '../guest/serial-converter';
import { same } from '../guest/suite';
import type { Suite } from '../guest/suite';

export const serialSuite: Suite = {
  name: 'serial',
  async run({ check }) {
    const scanner = await SerialConverter.make('SCANNER1');
    const heard = new Heard();
    const hub = createHub(heard.hear);

    await check('a scanner that is plugged in becomes ready', async () => {
      const path = await scanner.plug();
      hub.add((emit) => createSerialTransport({ id: 'counter', path, baudRate: 9600, isComplete, emit }));
      await heard.state('ready');
    });

    await check('a scan arrives byte for byte', async () => {
      heard.forget();
      await scanner.send(licence('WHOLE'));
      same('what arrived', await heard.scans(1), [licence('WHOLE')]);
    });

    await check('a scan in fragments is one scan', async () => {
      heard.forget();
      const pieces = licence('FRAGMENTS').match(/[^]{1,7}/g) ?? [];
      await scanner.send(...pieces.map((text) => ({ text, pauseMs: 3 })));
      same('what arrived', await heard.scans(1), [licence('FRAGMENTS')]);
    });

    await check('two scans 1 ms apart are two', async () => {
      heard.forget();
      await scanner.send(licence('FIRST'), { text: licence('SECOND'), pauseMs: 1 });
      same('what arrived', await heard.scans(2), [licence('FIRST'), licence('SECOND')]);
    });

    await hub.close();
  },
};
