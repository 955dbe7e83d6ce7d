// Every field is taken away in the middle of typing, by F2, F4 and a scan that is accepted: nothing of it reaches the next
// customer, and nothing is sent to Flexiti.
import { expect, test } from '@playwright/test';
import { customerOf, tillIn, type TrainingTill } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const octavia = customerOf('mb-ordinary');
const harriet = customerOf('bc-ordinary');

interface Field {
  name: string;
  testId: string;
  reach: (till: TrainingTill) => Promise<unknown>;
  /** Long enough to be taken, were it sent. */
  text: string;
}

const method = (format: string) => async (till: TrainingTill) => {
  await till.serve(rosalind);
  await till.at(`method-${format}`).click();
};
const byHand = (way: 'name' | 'card' | 'number') => (till: TrainingTill) => till.cashier.byHand(way);

const fields: Field[] = [
  { name: 'the amount at verify', testId: 'amount', reach: (till) => till.serve(rosalind), text: '77777' },
  {
    name: 'the amount at the quote',
    testId: 'amount',
    reach: (till) => till.quote(rosalind, 23_445),
    text: '77777',
  },
  { name: 'a PIN', testId: 'pin', reach: method('sms'), text: '1234' },
  { name: 'a security answer', testId: 'answer', reach: method('security_question'), text: 'Pumpernickel' },
  { name: 'an operator', testId: 'operator', reach: method('merchant_override'), text: '4711' },
  { name: 'a name', testId: 'search-last-name', reach: byHand('name'), text: 'Winterbottomshire' },
  { name: 'a birth date', testId: 'search-birth-date', reach: byHand('name'), text: '19900514' },
  { name: 'a postal code', testId: 'search-postal-code', reach: byHand('name'), text: 'H2X1Y4' },
  { name: 'a card number', testId: 'lookup-card', reach: byHand('card'), text: '5555000011112222' },
  { name: 'an account number', testId: 'lookup-number', reach: byHand('number'), text: harriet.accountNumber },
];

const till = tillIn('en-CA');

const ways: [string, (till: TrainingTill) => Promise<void>][] = [
  ['F2', () => till.press('F2')],
  ['F4', () => till.press('F4')],
  [
    'a scan',
    async () => {
      const { flowId } = await till.view();
      await till.scan(octavia);
      // It asks first, or where there was nobody it begins at once.
      await expect
        .poll(async () => {
          const view = await till.view();
          return view.pendingScan !== null || view.flowId !== flowId;
        })
        .toBe(true);
      if ((await till.view()).pendingScan !== null) await till.press('Enter');
      await till.expectAccount(octavia);
    },
  ],
];

test('every field that goes in the middle of typing leaves nothing to the next customer', async () => {
  // Ten fields, each taken away in up to three ways.
  test.setTimeout(180_000);
  for (const { name, testId, reach, text } of fields) {
    for (const [way, leave] of ways) {
      await test.step(`${name}, ${way}`, async () => {
        await till.clear();
        await reach(till);
        const { flowId, canPark } = await till.view();
        if (way === 'F4' && !canPark) return;
        await till.at(testId).click();
        await till.at(testId).pressSequentially(text, { delay: 60 });
        const sent = await till.sent();
        await leave(till);
        await expect(till.at('step')).not.toHaveAttribute('data-flow', flowId);
        // What the browser would commit, as the field goes, has been received before this.
        const after = await till.view();
        expect(after.amountCents).toBeNull();
        expect(after.flowId).not.toBe(flowId);
        await expect(till.at('amount')).toHaveValue('');
        const since = (await till.sent()).slice(sent.length);
        expect(since.filter(({ endpoint }) => endpoint === 'verify' || endpoint === 'calculate-interest')).toEqual([]);
        expect(JSON.stringify(since.map(({ query, body }) => [query, body]))).not.toContain(text);
      });
    }
  }
});

test('an amount that is typed while Flexiti searches goes on being typed once the account is there', async () => {
  await till.sandbox.fault({ kind: 'latency', ms: 1500, endpoint: 'search' });
  await till.scan(rosalind);
  await expect(till.at('waiting')).toBeVisible();
  await till.at('amount').click();
  await till.page.keyboard.type('777', { delay: 60 });
  await till.expectAccount(rosalind);
  await till.page.keyboard.type('77', { delay: 60 });
  await till.press('Enter');
  await expect.poll(async () => (await till.view()).amountCents).toBe(77_777);
  expect(await till.verified()).toEqual([]);
});
