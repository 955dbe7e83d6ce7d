// A scanner set to a US keyboard on systems with another layout, and with Caps Lock on.
import { expect, test } from '@playwright/test';
import { openKeyboardBench, person, type KeyboardBench } from './keyboard-bench';
import { placesOf, press, setLayout } from '../support/keyboard-scanner';

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

/** Waits until the window uses the new layout, in which `key` types `character`; clears the screen. */
async function untilTyped(key: string, character: string): Promise<void> {
  const field = bench.cashier.at('search-first-name');
  await bench.cashier.byHand('name');
  await field.focus();
  await expect(async () => {
    await field.fill('');
    await press([key], 1);
    await expect(field).toHaveValue(character, { timeout: 1000 });
  }).toPass();
  await bench.clear();
}

for (const [name, layout, shift2] of [
  ['US', ['us'], '@'],
  ['UK', ['gb'], '"'],
  ['French-Canadian', ['ca', '-variant', 'fr'], '"'],
] as const) {
  for (const [which, who] of [
    ['a licence', ontario],
    ['a British Columbia one', columbia],
  ] as const) {
    for (const field of [true, false]) {
      test(`${which} on a ${name} system, ${field ? 'a name field' : 'nothing'} has the focus`, async () => {
        await setLayout(...layout);
        await untilTyped('shift+11', shift2);
        if (field) await bench.cashier.byHand('name');
        else await bench.blur();
        await bench.scanWhileBusy([...placesOf(who.payload), '36'], 8);
        await bench.expectFound(who);
        await expect
          .poll(async () => (await bench.payloadsRead()).at(-1)?.trimEnd().length)
          .toBe(who.payload.trimEnd().length);
        expect(await bench.keysSeen()).toEqual([]);
      });
    }
  }
}

test('a licence while Caps Lock is on', async () => {
  await press(['Caps_Lock'], 50);
  try {
    await untilTyped('shift+38', 'a');
    await bench.cashier.byHand('name');
    await bench.scanWhileBusy([...placesOf(ontario.payload), '36'], 8);
    await bench.expectFound(ontario);
    expect(await bench.keysSeen()).toEqual([]);
  } finally {
    await press(['Caps_Lock'], 50);
    await bench.clear();
    await untilTyped('shift+38', 'A');
  }
});
