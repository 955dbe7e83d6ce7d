// A cashier without a licence to scan, and all that can stand in the way: nobody found, several accounts, an account that
// may not buy, a wrong answer, too high an amount, a second customer, and a Flexiti that does not answer as it should.
import { expect, test } from '@playwright/test';
import { sandboxCustomers, type SandboxCustomer } from '../../main/sandbox';
import type { FaultInput } from '../../main/sandbox';
import { openPty, type Pty } from '../../scripts/demo/pty';
import { cashierAt, type Cashier } from '../../scripts/demo/cashier';
import { launch, type Launched } from './launch';
import { controlToken, freePort, sandboxAt, type TrainingSandbox } from '../../scripts/demo/training-sandbox';
import { words } from './words';

function customerOf(id: string): SandboxCustomer {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  return customer;
}

const rosalind = customerOf('on-ordinary');
const harriet = customerOf('bc-ordinary');
const smallAccount = customerOf('on-several-small');
const authorisedUser = customerOf('business-authorised-user');

type Named = Pick<SandboxCustomer, 'firstName' | 'lastName' | 'birthDate'> & { postalCode?: string };

for (const language of ['en-CA', 'fr-CA'] as const) {
  test.describe(`in ${language}`, () => {
    let pty: Pty;
    let terminal: Launched;
    let sandbox: TrainingSandbox;
    let cashier: Cashier;

    test.beforeAll(async () => {
      pty = await openPty();
      const port = await freePort();
      const config = { language, serial: { path: pty.terminalPath }, sandbox: { port, controlToken } };
      terminal = await launch({ config });
      sandbox = sandboxAt(port);
      cashier = cashierAt(terminal.page);
      await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'good');
    });
    test.afterAll(async () => {
      await terminal.close();
      await pty.close();
    });
    test.beforeEach(async () => {
      await sandbox.clearFaults();
      await terminal.page.keyboard.press('F2');
      await cashier.expectStep('customer');
      await expect(cashier.at('search-first-name')).toHaveValue('');
    });

    const say = (key: string, params: Record<string, unknown> = {}): string => words(key, language, params);
    const heading = () => terminal.page.getByRole('heading', { level: 1 });

    async function search({ firstName, lastName, birthDate, postalCode = '' }: Named): Promise<void> {
      await cashier.at('search-first-name').fill(firstName);
      await cashier.at('search-last-name').fill(lastName);
      await cashier.at('search-birth-date').fill(birthDate);
      await cashier.at('search-postal-code').fill(postalCode);
      await cashier.at('search').click();
    }

    async function lookUp(by: 'account' | 'customer', number: string): Promise<void> {
      await cashier.at('by-hand-number').click();
      await cashier.at(`lookup-by-${by}`).check();
      await cashier.at('lookup-number').fill(number);
      await cashier.at('lookup').click();
    }

    async function lastSearch(): Promise<URLSearchParams> {
      const searches = (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'search');
      return new URLSearchParams(searches.at(-1)?.query);
    }

    async function answer(text: string): Promise<void> {
      await cashier.at('method-security_question').click();
      await cashier.at('answer').fill(text);
      await cashier.at('send-answer').click();
    }

    /** A customer at the verify step, all that it needs answered. */
    async function expectAccount({ accountNumber }: SandboxCustomer): Promise<void> {
      await cashier.expectStep('verify');
      await expect(cashier.at('customer-account')).toContainText(accountNumber.slice(-4));
    }

    /** As far as the plans, by a security question. */
    async function quote(customer: SandboxCustomer, amountCents: number): Promise<void> {
      await lookUp('account', customer.accountNumber);
      await expectAccount(customer);
      await cashier.amount(amountCents);
      await answer(customer.question.answer);
      await cashier.expectStep('quote');
      await expect(cashier.at('offers')).toHaveAttribute('data-amount', String(amountCents));
    }

    test('name, birth date and postal code', async () => {
      await search({ ...rosalind, birthDate: rosalind.birthDate.replaceAll('-', ''), postalCode: 'm4b1b3' });
      await expectAccount(rosalind);
      expect(Object.fromEntries(await lastSearch())).toEqual({
        first_name: rosalind.firstName,
        last_name: rosalind.lastName,
        dob: rosalind.birthDate,
        postal_code: 'M4B1B3',
      });
    });

    test('an amount that is typed while Flexiti is asked for the account loses no digit', async () => {
      await sandbox.fault({ kind: 'latency', ms: 1000, endpoint: 'lookup' });
      await search(rosalind);
      await expect(heading()).toHaveText(say('screens_verify_waiting_title'));
      await cashier.at('amount').click();
      await terminal.page.keyboard.type('234');
      await expect(cashier.at('method-sms')).toBeVisible();
      await terminal.page.keyboard.type('45');
      await terminal.page.keyboard.press('Enter');
      const typed = async (): Promise<number | null> =>
        (await terminal.page.evaluate(() => window.terminal.getView())).amountCents;
      await expect.poll(typed).toBe(23445);
    });

    test('a FlexitiCard, an account number and a customer number', async () => {
      await cashier.at('by-hand-card').click();
      await cashier.at('lookup-card').fill(rosalind.vccNumber.replace(/(\d{4})(?=\d)/g, '$1 '));
      await cashier.at('lookup').click();
      await expectAccount(rosalind);
      for (const by of ['account', 'customer'] as const) {
        await terminal.page.keyboard.press('F2');
        await cashier.expectStep('customer');
        await lookUp(by, by === 'account' ? rosalind.accountNumber : rosalind.customerId);
        await expectAccount(rosalind);
      }
    });

    test('a card number with a digit too few is not sent', async () => {
      const before = (await sandbox.requests()).length;
      await cashier.at('by-hand-card').click();
      await cashier.at('lookup-card').fill('636310011700012');
      await cashier.at('lookup').click();
      await expect(terminal.page.getByText(say('screens_card_number_wrong'))).toBeVisible();
      expect((await sandbox.requests()).length).toBe(before);
    });

    test('nobody found: each variant is one key, and searches for what it says', async () => {
      const nobody = { firstName: 'Rosalind Marie-Claire', lastName: 'Nonesuch', birthDate: '1984-03-12' };
      await search({ ...nobody, postalCode: 'M4B 1B3' });
      await expect(heading()).toHaveText(say('screens_nobody_title'));
      // While a search is under way no variant is offered: each key is pressed where the next answer's variants stand.
      const variants = cashier.at('nobody').getByRole('button');
      await expect(variants).toHaveCount(3);
      await cashier.at('variant-hyphen_as_space').click();
      await expect.poll(async () => (await lastSearch()).get('first_name')).toBe('Rosalind Marie Claire');
      await expect(variants).toHaveCount(2);
      await terminal.page.keyboard.press('2');
      await expect.poll(async () => (await lastSearch()).has('postal_code')).toBe(false);
      await expect(variants).toHaveCount(1);
      await terminal.page.keyboard.press('1');
      await expect.poll(async () => (await lastSearch()).get('first_name')).toBe('Rosalind');
      await expect(cashier.at('nobody')).toHaveCount(0);
      await expect(heading()).toHaveText(say('screens_nobody_title'));
      await expect(cashier.at('search-last-name')).toHaveValue('Nonesuch');
    });

    test('several accounts: the digit key takes one that may buy, and no other', async () => {
      await search(smallAccount);
      await expect(heading()).toHaveText(say('screens_choosing_title'));
      await expect(cashier.at('account-1')).toBeDisabled();
      await terminal.page.keyboard.press('2');
      await terminal.page.keyboard.press('3');
      await expectAccount(smallAccount);
    });

    test('an account that may not buy stops, with no way forward', async () => {
      await search(customerOf('ab-frozen'));
      await expect(heading()).toHaveText(say('screens_choosing_one_title'));
      await expect(cashier.at('account-0')).toBeDisabled();
      await expect(cashier.at('primary')).toContainText(say('screens_key_new_customer'));
      const before = (await sandbox.requests()).length;
      await terminal.page.keyboard.press('1');
      await terminal.page.keyboard.press('Enter');
      await expect(heading()).toHaveText(say('screens_customer_scan_title'));
      expect((await sandbox.requests()).length).toBe(before);
    });

    test('an authorised user of a business is asked for the card, which must be the right one', async () => {
      await search(authorisedUser);
      await cashier.expectStep('verify');
      await expect(heading()).toHaveText(say('screens_needs_card_title'));
      await cashier.at('give-card').fill(rosalind.vccNumber);
      await terminal.page.keyboard.press('Enter');
      await expect(cashier.at('notice')).toContainText(say('screens_note_card_of_another_account'));
      await cashier.at('give-card').fill(authorisedUser.vccNumber);
      await terminal.page.keyboard.press('Enter');
      await expect(cashier.at('method-sms')).toBeEnabled();
      await answer(authorisedUser.question.answer);
      await cashier.expectStep('quote');
      const verified = (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'verify').at(-1);
      expect(JSON.parse(verified?.body ?? '')).toMatchObject({ vcc_number: authorisedUser.vccNumber });
    });

    test('wrong security answers: told, and after the fourth the way is closed', async () => {
      const gunnar = customerOf('sk-ordinary');
      await lookUp('account', gunnar.accountNumber);
      await expectAccount(gunnar);
      for (let times = 1; times <= 3; times += 1) {
        await answer(`wrong ${times}`);
        await expect(cashier.at('problem')).toContainText(say('flexiti_secret_answer_mismatch'));
        await expect(cashier.at('method-security_question')).toBeEnabled();
        await expect(cashier.at('question-form')).toHaveCount(0);
      }
      await answer('wrong 4');
      await expect(cashier.at('problem')).toContainText(say('flexiti_tries_exceed'));
      await expect(cashier.at('method-security_question')).toBeDisabled();
      await expect(cashier.at('method-security_question')).toContainText(say('screens_method_why_no_longer_allowed'));
      await expect(cashier.at('method-sms')).toBeEnabled();
    });

    test('an amount above the open to buy cannot be handed over; the largest that fits can', async () => {
      const holder = customerOf('business-little-credit');
      await quote(holder, holder.openToBuyCents + 100);
      await expect(cashier.at('over-open-to-buy')).toBeVisible();
      await cashier.choose('regular');
      await expect(cashier.at('use-largest')).toBeVisible();
      // The one primary action is the largest amount that fits, and never the hand-over.
      await cashier.primary();
      await expect(cashier.at('offers')).toHaveAttribute('data-amount', String(holder.openToBuyCents));
      await expect(cashier.at('over-open-to-buy')).toHaveCount(0);
      await cashier.choose('regular');
      await cashier.primary();
      await cashier.expectStep('handOver');
    });

    test('a PIN by bypass is void as soon as the amount is raised', async () => {
      await lookUp('account', rosalind.accountNumber);
      await expectAccount(rosalind);
      await cashier.amount(15000);
      await cashier.at('method-regular_purchase_bypass').click();
      await cashier.expectStep('quote');
      await expect(cashier.at('regular-only')).toContainText(say('screens_quote_regular_only'));
      await cashier.amount(15001);
      await cashier.expectStep('verify');
      await expect(cashier.at('notice')).toContainText(say('screens_note_bypass_pin_void'));
      await expect(cashier.at('method-sms')).toBeEnabled();
    });

    test('a second scan asks: Esc keeps the customer, Enter takes the new one', async () => {
      await pty.write(rosalind.payload());
      await expectAccount(rosalind);
      await pty.write(harriet.payload());
      await expect(cashier.at('pending-scan')).toContainText(
        new RegExp(`${harriet.firstName} ${harriet.lastName.charAt(0)}\\.`, 'i'),
      );
      await terminal.page.keyboard.press('Escape');
      await expect(cashier.at('pending-scan')).toHaveCount(0);
      await expectAccount(rosalind);
      await pty.write(harriet.payload());
      await expect(cashier.at('pending-scan')).toBeVisible();
      await terminal.page.keyboard.press('Enter');
      await expectAccount(harriet);
      await expect(cashier.at('pending-scan')).toHaveCount(0);
    });

    test('Esc goes back from each step, and nothing is verified a second time', async () => {
      await quote(harriet, 23445);
      await cashier.choose('regular');
      await cashier.primary();
      await cashier.expectStep('handOver');
      const verified = async (): Promise<number> =>
        (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'verify').length;
      const before = await verified();
      await terminal.page.keyboard.press('Escape');
      await cashier.expectStep('quote');
      await terminal.page.keyboard.press('Escape');
      await cashier.expectStep('verify');
      await expect(cashier.at('verified')).toBeVisible();
      await terminal.page.keyboard.press('Enter');
      await cashier.expectStep('quote');
      await terminal.page.keyboard.press('Escape');
      await terminal.page.keyboard.press('Escape');
      await cashier.expectStep('customer');
      expect(await verified()).toBe(before);
    });

    test('the language changes on the spot, in the middle of a customer', async () => {
      await lookUp('account', rosalind.accountNumber);
      await expectAccount(rosalind);
      const html = terminal.page.locator('html');
      const other = language === 'en-CA' ? 'fr-CA' : 'en-CA';
      for (const now of [other, language] as const) {
        await cashier.at('language').click();
        await expect(html).toHaveAttribute('lang', now);
        await expect(heading()).toHaveText(words('screens_verify_title', now));
        await expect(cashier.at('training')).toHaveText(words('screens_training', now));
        await expectAccount(rosalind);
      }
    });

    const faults: { name: string; fault: FaultInput; code: string; seconds?: number }[] = [
      { name: 'an outage', fault: { kind: 'outage' }, code: 'connection_cut' },
      {
        name: 'an error of the server',
        fault: { kind: 'error', status: 500, code: 'general_error' },
        code: 'server_error',
      },
      { name: 'a gateway’s page', fault: { kind: 'html', status: 502 }, code: 'gateway_error' },
      { name: 'half an answer', fault: { kind: 'cut-body' }, code: 'answer_cut' },
      {
        name: 'too many requests',
        fault: { kind: 'rate-limited', retryAfterSeconds: 30 },
        code: 'rate_limited',
        seconds: 30,
      },
    ];
    for (const { name, fault, code, seconds } of faults) {
      test(`${name}: told in words, and "try again" tries again`, async () => {
        await sandbox.fault({ ...fault, endpoint: 'search', times: 100 });
        await search(rosalind);
        await expect(cashier.at('problem')).toContainText(say(`flexiti_${code}`), { timeout: 20_000 });
        if (seconds !== undefined) {
          await expect(cashier.at('problem')).toContainText(say('flexiti_wait_seconds', { seconds }));
        }
        await expect(cashier.at('problem-action')).toHaveText(say('screens_problem_retry'));
        await sandbox.clearFaults();
        await cashier.at('problem-action').click();
        await expectAccount(rosalind);
      });
    }

    test('a token that has expired is renewed without a word', async () => {
      const tokens = async (): Promise<number> =>
        (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'token').length;
      await lookUp('account', harriet.accountNumber);
      await expectAccount(harriet);
      const before = await tokens();
      await terminal.page.keyboard.press('F2');
      await sandbox.fault({ kind: 'expired-token', endpoint: 'search' });
      await search(rosalind);
      await expectAccount(rosalind);
      expect(await tokens()).toBe(before + 1);
    });
  });
}
