// A quote of many offers is drawn at every key that is typed: each of its offers is judged once for it.
import { expect, it } from 'vitest';
import type { Plan, Term } from '../../../../main/flexiti';
import { atQuote, readyToVerify } from '../lane-driver';
import type { LaneDriver } from '../lane-driver';
import { deferredPlan, equalPlan, quote } from '../people';

const amountCents = 20_000;

/** Plans that count how often a term is asked whether it contradicts itself, as it is once when it is judged. */
function counted(): { plans: Plan[]; judged: number[] } {
  const judged: number[] = [];
  const plans = [equalPlan, deferredPlan].map((plan) => ({
    ...plan,
    terms: plan.terms.map((term): Term => {
      const index = judged.push(0) - 1;
      return Object.defineProperty({ ...term }, 'contradicted', {
        enumerable: true,
        get: () => {
          judged[index] = (judged[index] ?? 0) + 1;
          return false;
        },
      });
    }),
  }));
  return { plans, judged };
}

function whilePinIsOut(): LaneDriver {
  const counter = readyToVerify(10_000);
  counter.intend({ type: 'verify', format: 'sms' });
  counter.answer('verify', { kind: 'sent', to: 'sms' });
  return counter;
}

it.each<[string, () => LaneDriver]>([
  ['at the quote', atQuote],
  ['while the PIN is on its way', whilePinIsOut],
])('a view judges every offer once %s', (_where, make) => {
  const counter = make();
  const { plans, judged } = counted();
  counter.intend({ type: 'setAmount', amountCents });
  counter.answer('calculateInterest', quote(amountCents, false, { plans }));
  judged.fill(0);
  counter.view();
  expect(judged).toEqual([1, 1, 1]);
});
