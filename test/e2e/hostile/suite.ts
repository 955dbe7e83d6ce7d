// The hostile suite in one language: one terminal for all its cases.
import { expect, test } from '@playwright/test';
import type { Language } from '../../../preload/contract';
import { casesIn, type Case } from './cases';
import { tracesIn } from '../traces/traces';
import { Counter, marksOfAll, visitOf } from './counter';
import { HostileTill } from './hostile-till';

/** Defines the tests. FLEXITI_HOSTILE_EXTENT=all makes them all that there are. */
export function hostileTests(language: Language): void {
  const extent = process.env['FLEXITI_HOSTILE_EXTENT'] === 'all' ? 'all' : 'short';
  let till: HostileTill;
  let number = 0;

  test.describe(`in ${language}`, () => {
    test.beforeAll(async () => {
      till = await HostileTill.open(language);
    });
    test.afterAll(async () => {
      await till.close();
    });

    for (const one of casesIn(language, extent)) {
      test(one.name, async () => {
        number += 1;
        expect(await walk(till, one, number)).toEqual([]);
      });
    }

    test('nobody else was called, and no trace of a customer is left', async () => {
      const { api, terminal } = till;
      const { host } = new URL(api.api.baseUrl);
      const others = (await till.origins()).filter((origin) => !origin.endsWith(host) && origin !== 'app://terminal');
      expect(others).toEqual([]);
      expect(tracesIn(terminal.userDataDir, marksOfAll())).toEqual([]);
      expect(terminal.output()).not.toContain(api.api.clientSecret);
      // Shows that the search works: the store's settings are there on purpose.
      expect(tracesIn(terminal.userDataDir, { address: host })).not.toEqual([]);
    });
  });
}

export async function walk(till: HostileTill, { target, trick, mustFinish }: Case, number: number): Promise<string[]> {
  const counter = new Counter(till, visitOf(number, target.format), target.isByNumber);
  const { visit } = counter;
  await target.reach(counter, visit);
  till.api.attack(target.endpoint, trick);
  await target.call(counter, visit);
  await counter.check('attacked');
  till.api.attack(null);
  const end = await counter.finish();
  if (mustFinish && end !== 'finished') counter.wrong.push(`the sale is not finished: ${end}`);
  await counter.leave();
  return counter.wrong;
}
