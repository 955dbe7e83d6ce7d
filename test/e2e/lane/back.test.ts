// The way back, at every step: Esc goes to the step before, keeps what counts there, and decides nothing a second time.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { counterIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const geraldine = customerOf('on-several-normal');
const amountCents = 23_445;

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const counter = counterIn(language);
    const say = counter.say.bind(counter);
    const at = counter.at.bind(counter);

    /** Esc, as far as the empty counter. */
    async function backToEmpty(): Promise<void> {
      await expect(at('back')).toContainText(say('screens_key_back'));
      await counter.press('Escape');
      await expect(counter.heading).toHaveText(say('screens_customer_scan_title'));
      expect((await counter.view()).customer).toBeNull();
      await expect(at('back')).toHaveCount(0);
    }

    test('back at an empty counter: there is none, and Esc does nothing', async () => {
      await expect(at('back')).toHaveCount(0);
      const { flowId } = await counter.view();
      await counter.press('Escape');
      expect((await counter.view()).flowId).toBe(flowId);
    });

    test('back at confirm: the counter is empty', async () => {
      await counter.scan(customerOf('on-truncated-name'));
      await expect(counter.heading).toHaveText(say('screens_confirm_title'));
      await backToEmpty();
      expect(await counter.searches()).toEqual([]);
    });

    test('back while Flexiti is asked: the search is given up', async () => {
      await counter.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'search' });
      await counter.search(rosalind);
      await expect(counter.heading).toHaveText(say('screens_searching_title'));
      await backToEmpty();
      await counter.search(rosalind);
      await counter.expectAccount(rosalind);
    });

    test('back where nobody was found: the counter is empty', async () => {
      await counter.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(counter.heading).toHaveText(say('screens_nobody_title'));
      await backToEmpty();
      await expect(at('search-last-name')).toHaveValue('');
    });

    test('back at a problem: the counter is empty', async () => {
      await counter.sandbox.fault({ kind: 'error', status: 400, code: 'wrong_inputs', endpoint: 'search' });
      await counter.search(rosalind);
      await expect(at('problem')).toBeVisible();
      await backToEmpty();
    });

    test('back at accounts listed: the counter is empty', async () => {
      await counter.scan(geraldine);
      await expect(at('account-2')).toBeVisible();
      await backToEmpty();
    });

    test('back at verify: to the accounts, and after a number to the empty counter', async () => {
      await counter.scan(geraldine);
      await expect(counter.heading).toHaveText(say('screens_choosing_title'));
      await counter.press('1');
      await counter.expectAccount(geraldine);
      await counter.press('Escape');
      await expect(counter.heading).toHaveText(say('screens_choosing_title'));
      await counter.cashier.newCustomer();
      await counter.serve(rosalind);
      await backToEmpty();
    });

    test('back at verify with an open question: the question stays unanswered', async () => {
      await counter.scan(rosalind);
      await counter.expectAccount(rosalind);
      await at('method-security_question').click();
      await at('answer').fill('Pump');
      await counter.press('Escape');
      await expect(counter.heading).toHaveText(say('screens_choosing_one_ready_title'));
      expect(await counter.verified()).toEqual([]);
    });

    test('back at verify after a PIN was sent: the account taken again still asks for that PIN', async () => {
      await counter.scan(rosalind);
      await counter.expectAccount(rosalind);
      await at('method-sms').click();
      await expect(at('pin')).toBeVisible();
      await counter.press('Escape');
      await expect(counter.heading).toHaveText(say('screens_choosing_one_ready_title'));
      await counter.press('Enter');
      await counter.expectAccount(rosalind);
      await at('pin').fill(await counter.sandbox.lastPin(rosalind.accountNumber));
      await counter.press('Enter');
      await counter.cashier.expectStep('quote');
      expect(await counter.verified()).toHaveLength(1);
    });

    test('back while a PIN is being sent: not before Flexiti has answered', async () => {
      await counter.serve(rosalind);
      await counter.sandbox.fault({ kind: 'latency', ms: 3000, endpoint: 'verify' });
      await at('method-sms').click();
      await expect.poll(async () => (await counter.view()).screen).toMatchObject({ attempt: { kind: 'sending' } });
      await expect(at('back')).toHaveCount(0);
      await counter.press('Escape');
      await expect(at('pin')).toBeVisible();
      await backToEmpty();
    });

    test('back at quote and hand-over: the choice is kept, and nothing is verified a second time', async () => {
      await counter.quote(rosalind, amountCents);
      await counter.cashier.choose('plan-4-6');
      await counter.cashier.primary();
      await counter.cashier.expectStep('handOver');
      await counter.press('Escape');
      await counter.expectOffers(amountCents);
      await expect(at('plan-4-6')).toHaveAttribute('data-chosen', 'true');
      await counter.press('Escape');
      await counter.cashier.expectStep('verify');
      await expect(at('verified')).toContainText(
        say('screens_verified_by', { method: say('screens_method_security_question') }),
      );
      await counter.press('Enter');
      await counter.expectOffers(amountCents);
      await counter.press('Escape');
      await counter.cashier.expectStep('verify');
      await backToEmpty();
      expect(await counter.verified()).toHaveLength(1);
    });
  });
}
