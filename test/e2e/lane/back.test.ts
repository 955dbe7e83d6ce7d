// Esc at every step: back to the step before, which keeps its state, and no verify is sent twice.
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import { tillIn, customerOf } from '../support/training-till';

const rosalind = customerOf('on-ordinary');
const geraldine = customerOf('on-several-normal');
const amountCents = 23_445;

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    const till = tillIn(language);
    const say = till.say.bind(till);
    const at = till.at.bind(till);

    /** Esc leads to a new flow. */
    async function backToEmpty(): Promise<void> {
      await expect(at('back')).toContainText(say('screens_key_back'));
      await till.press('Escape');
      await expect(till.heading).toHaveText(say('screens_customer_scan_title'));
      expect((await till.view()).customer).toBeNull();
      await expect(at('back')).toHaveCount(0);
    }

    test('back without a customer: there is none, and Esc does nothing', async () => {
      await expect(at('back')).toHaveCount(0);
      const { flowId } = await till.view();
      await till.press('Escape');
      expect((await till.view()).flowId).toBe(flowId);
    });

    test('back at confirm: to a new customer', async () => {
      await till.scan(customerOf('on-truncated-name'));
      await expect(till.heading).toHaveText(say('screens_confirm_title'));
      await backToEmpty();
      expect(await till.searches()).toEqual([]);
    });

    test('back during a search: the search is cancelled', async () => {
      await till.sandbox.fault({ kind: 'latency', ms: 60_000, endpoint: 'search' });
      await till.search(rosalind);
      await expect(till.heading).toHaveText(say('screens_searching_title'));
      await backToEmpty();
      await till.search(rosalind);
      await till.expectAccount(rosalind);
    });

    test('back where nobody was found: to a new customer', async () => {
      await till.search({ ...rosalind, lastName: 'Nonesuch' });
      await expect(till.heading).toHaveText(say('screens_nobody_title'));
      await backToEmpty();
      await till.cashier.byHand('name');
      await expect(at('search-last-name')).toHaveValue('');
    });

    test('back at a problem: to a new customer', async () => {
      await till.sandbox.fault({ kind: 'error', status: 400, code: 'wrong_inputs', endpoint: 'search' });
      await till.search(rosalind);
      await expect(at('problem')).toBeVisible();
      await backToEmpty();
    });

    test('back at the list of accounts: to a new customer', async () => {
      await till.scan(geraldine);
      await expect(at('account-2')).toBeVisible();
      await backToEmpty();
    });

    test('back at verify: to the accounts, and after a lookup by number to a new customer', async () => {
      await till.scan(geraldine);
      await expect(till.heading).toHaveText(say('screens_choosing_title'));
      await till.press('1');
      await till.expectAccount(geraldine);
      await till.press('Escape');
      await expect(till.heading).toHaveText(say('screens_choosing_title'));
      await till.cashier.newCustomer();
      await till.serve(rosalind);
      await backToEmpty();
    });

    test('back at verify with an open question: it closes unanswered, and the next Esc goes back', async () => {
      await till.scan(rosalind);
      await till.expectAccount(rosalind);
      await at('method-security_question').click();
      await at('answer').fill('Pump');
      await till.press('Escape');
      await expect(at('answer')).toHaveCount(0);
      await expect(at('method-security_question')).toBeVisible();
      await till.press('Escape');
      await expect(till.heading).toHaveText(say('screens_choosing_one_ready_title'));
      expect(await till.verified()).toEqual([]);
    });

    test('back at verify after a PIN was sent: the account chosen again still expects that PIN', async () => {
      await till.scan(rosalind);
      await till.expectAccount(rosalind);
      await at('method-sms').click();
      await expect(at('pin')).toBeVisible();
      await till.press('Escape');
      await expect(till.heading).toHaveText(say('screens_choosing_one_ready_title'));
      await till.press('Enter');
      await till.expectAccount(rosalind);
      await at('pin').fill(await till.sandbox.lastPin(rosalind.accountNumber));
      await till.press('Enter');
      await till.cashier.expectStep('quote');
      expect(await till.verified()).toHaveLength(1);
    });

    test('back while a PIN is being sent: not until Flexiti has answered', async () => {
      await till.serve(rosalind);
      await till.sandbox.fault({ kind: 'latency', ms: 3000, endpoint: 'verify' });
      await at('method-sms').click();
      await expect.poll(async () => (await till.view()).screen).toMatchObject({ attempt: { kind: 'sending' } });
      await expect(at('back')).toHaveCount(0);
      await till.press('Escape');
      await expect(at('pin')).toBeVisible();
      await backToEmpty();
    });

    test('back at quote and hand-over: the choice is kept, and nothing is verified twice', async () => {
      await till.quote(rosalind, amountCents);
      await till.cashier.choose('plan-4-6');
      await till.cashier.primary();
      await till.cashier.expectStep('handOver');
      await till.press('Escape');
      await till.expectOffers(amountCents);
      await expect(at('plan-4-6')).toHaveAttribute('data-chosen', 'true');
      await till.press('Escape');
      await till.cashier.expectStep('verify');
      await expect(at('verified')).toContainText(
        say('screens_verified_by', { method: say('screens_method_security_question') }),
      );
      await till.press('Enter');
      await till.expectOffers(amountCents);
      await till.press('Escape');
      await till.cashier.expectStep('verify');
      await backToEmpty();
      expect(await till.verified()).toHaveLength(1);
    });
  });
}
