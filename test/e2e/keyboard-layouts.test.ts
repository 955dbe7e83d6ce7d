// A scanner set to a US keyboard on systems that have another, and with Caps Lock on, in real Electron.
import { expect, test } from '@playwright/test';
import { openKeyboardBench, person, type KeyboardBench } from './keyboard-bench';
import { placesOf, press, setLayout } from './keyboard-scanner';

const ontario = person('on-ordinary');
const columbia = person('bc-ordinary');

let bench: KeyboardBench;

test.beforeAll(async () => {
  bench = await openKeyboardBench();
});
test.afterAll(async () => {
  await bench.close();
});
test.beforeEach(async () => {
  await bench.clear();
});
test.afterEach(async () => {
  await setLayout('us');
});

for (const [name, layout] of [
  ['US', ['us']],
  ['UK', ['gb']],
  ['French-Canadian', ['ca', 'fr']],
] as const) {
  for (const [which, who] of [
    ['a licence', ontario],
    ['a British Columbia one', columbia],
  ] as const) {
    for (const field of [true, false]) {
      test(`${which} on a ${name} system, ${field ? 'a name field' : 'nothing'} has the focus`, async () => {
        const [layoutName, variant] = layout;
        await setLayout(layoutName, ...(variant === undefined ? [] : ['-variant', variant]));
        if (field) await bench.cashier.at('search-first-name').focus();
        else await bench.blur();
        await bench.scanWhileBusy([...placesOf(who.payload), '36'], 8);
        await bench.expectFound(who);
        expect(await bench.keysSeen()).toEqual([]);
      });
    }
  }
}

test('a licence while Caps Lock is on', async () => {
  await press(['Caps_Lock'], 50);
  try {
    await bench.cashier.at('search-first-name').focus();
    await bench.scanWhileBusy([...placesOf(ontario.payload), '36'], 8);
    await bench.expectFound(ontario);
    expect(await bench.keysSeen()).toEqual([]);
  } finally {
    await press(['Caps_Lock'], 50);
  }
});
