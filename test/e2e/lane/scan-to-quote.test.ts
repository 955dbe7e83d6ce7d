// The whole lane: a payload written into a real serial device, decoded, its customer found over HTTP, verified, quoted and
// handed over, in real Electron.
import { expect, test } from '@playwright/test';
import { sandboxCustomers } from '../../../main/sandbox';
import type { VerifyFormat } from '../../../preload/contract';
import { openPty, type Pty } from '../../support/pty';
import { cashierAt, type Cashier } from '../../support/cashier';
import { annuityCents, openOffers, type Offers } from '../support/expected-offer';
import { launch, type Launched } from '../support/launch';
import { documentedSample } from '../../fixtures/licence/documented-sample';
import { freePort } from '../../support/free-port';
import { controlToken, sandboxAt, type SandboxRequest, type TrainingSandbox } from '../../support/sandbox-control';

interface Lane {
  name: string;
  payload: string;
  accountNumber: string;
  answer: string;
  format: VerifyFormat;
  amountCents: number;
}

function laneOf(id: string, format: VerifyFormat, amountCents: number): Lane {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`no sandbox customer ${id}`);
  const { accountNumber, question } = customer;
  return { name: id, payload: customer.payload(), accountNumber, answer: question.answer, format, amountCents };
}

function documentedLane(): Lane {
  const customer = sandboxCustomers.find(
    ({ lastName, firstName }) => lastName === 'NUMBER1' && firstName === 'ENSTREAM',
  );
  if (customer === undefined) throw new Error('the documented sample has no customer in the sandbox');
  return { ...laneOf(customer.id, 'sms', 1050), name: 'the documented sample', payload: documentedSample };
}

const lanes: Lane[] = [
  documentedLane(),
  laneOf('on-ordinary', 'email', 23445),
  laneOf('qc-without-fees', 'sms', 100000),
  laneOf('bc-ordinary', 'security_question', 49999),
  laneOf('ab-ordinary', 'merchant_override', 150000),
  laneOf('nb-french-speaking', 'regular_purchase_bypass', 19999),
  laneOf('mb-ordinary', 'security_question', 75001),
];

for (const language of ['en-CA', 'fr-CA'] as const) {
  test.describe(`in ${language}`, () => {
    let pty: Pty;
    let terminal: Launched;
    let sandbox: TrainingSandbox;
    let offers: Offers;
    let cashier: Cashier;

    test.beforeAll(async () => {
      pty = await openPty();
      offers = await openOffers();
      const port = await freePort();
      terminal = await launch({
        config: {
          language,
          store: '118',
          lane: '3',
          overrideAllowed: true,
          serial: { path: pty.terminalPath },
          sandbox: { port, controlToken },
        },
      });
      sandbox = sandboxAt(port);
      cashier = cashierAt(terminal.page);
      await expect(cashier.at('scanner')).toHaveAttribute('data-tone', 'good');
    });

    test.afterAll(async () => {
      await terminal.close();
      await offers.close();
      await pty.close();
    });

    for (const lane of lanes) {
      test(`${lane.name}: scanned in fragments, verified by ${lane.format}, quoted and handed over`, async () => {
        const { page } = terminal;
        await pty.write(lane.payload, { chunks: [1, 7, 2, 64, 13] });
        await cashier.expectStep('verify');
        await cashier.speak(language);
        await cashier.amount(lane.amountCents);
        await cashier.verify(lane.format, {
          sandbox,
          accountNumber: lane.accountNumber,
          answer: lane.answer,
          operator: '42',
        });

        await cashier.expectStep('quote');
        const expected = await offers.expected(lane.accountNumber, lane.amountCents, language);
        await expect(cashier.at('offers')).toHaveAttribute('data-amount', String(lane.amountCents));
        const money = new Intl.NumberFormat(language, { style: 'currency', currency: 'CAD' });
        const percent = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2 });
        let shown = 0;
        for (const plan of expected.plans) {
          for (const term of plan.terms) {
            const column = page.locator(`[data-of~="plan-${plan.planId}-${term.months}"]`);
            const fees = (term.fees ?? []).reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
            const rate = term.annualRates[0]?.rate ?? 0;
            const payment =
              plan.planId === 6
                ? lane.amountCents + fees
                : plan.planId === 4
                  ? annuityCents(lane.amountCents + fees, rate, term.months ?? 0)
                  : (term.paymentCents ?? 0);
            expect(term.paymentCents).toBe(payment);
            await expect(column.getByTestId('payment')).toHaveText(money.format(payment / 100));
            await expect(column.getByTestId('rate')).toContainText(percent.format(rate));
            for (const { description, amountCents, message } of term.fees ?? []) {
              await expect(column.getByTestId('fee')).toContainText(description);
              await expect(column.getByTestId('fee')).toContainText(money.format((amountCents ?? 0) / 100));
              await expect(column.filter({ hasText: message ?? '' })).toBeVisible();
            }
            shown += 1;
          }
        }
        await expect(page.locator('[data-testid^="plan-"]')).toHaveCount(shown);
        if (expected.regularPurchase !== null) {
          const { paymentCents } = expected.regularPurchase;
          await expect(page.locator('[data-of="regular"]').getByTestId('payment')).toHaveText(
            money.format((paymentCents ?? 0) / 100),
          );
        }

        const first = expected.plans[0]?.terms[0];
        const promotional = lane.format !== 'regular_purchase_bypass' && first !== undefined;
        await cashier.choose(promotional ? `plan-${expected.plans[0]?.planId ?? ''}-${first.months}` : 'regular');
        await cashier.primary();
        await cashier.expectStep('handOver');
        await expect(cashier.at('handover-account')).toHaveAttribute('data-value', lane.accountNumber);
        const code = await sandbox.lastPin(lane.accountNumber);
        await expect(cashier.at('handover-code')).toHaveAttribute('data-value', code);
        await expectRequestsOfOneFlow(sandbox, lane, cashier);
        await cashier.at('done').click();
        await cashier.expectStep('customer');
        await expect(page.getByText(code, { exact: true })).toHaveCount(0);
      });
    }

    test('every request is as the API pages document it', async () => {
      const requests = await sandbox.requests();
      for (const { endpoint, method, path, headers, body, query } of requests) {
        expect(headers['x-reference-id']).toMatch(/^[0-9a-f]{32}$/);
        const version = endpoint === 'calculate-interest' ? 'v2.5.1' : 'v2.5';
        expect(path).toMatch(new RegExp(`^/flexiti/pos-api/${version.replaceAll('.', '\\.')}/`));
        expect(query).not.toContain('+');
        if (endpoint === 'token') {
          expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
          expect(headers['authorization']).toBeUndefined();
          expect(new URLSearchParams(body).get('scope')).toBe('merchant');
          continue;
        }
        expect(headers['authorization']).toMatch(/^Bearer \S+$/);
        expect(headers['cookie']).toBeUndefined();
        if (method === 'POST') expect(headers['content-type']).toMatch(/^application\/json/);
        else expect(body).toBe('');
      }
      expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
      expect(requests.filter(({ endpoint }) => endpoint === 'verify')).toHaveLength(lanes.length);
      expect(requests.filter(({ endpoint }) => endpoint === 'token')).toHaveLength(1);
    });
  });
}

/** One reference id for the flow, one request id for verify, both as handed over. */
async function expectRequestsOfOneFlow(sandbox: TrainingSandbox, lane: Lane, cashier: Cashier): Promise<void> {
  const referenceId = await cashier.at('handover-reference-id').getAttribute('data-value');
  const requestId = await cashier.at('handover-request-id').getAttribute('data-value');
  const requests = async (): Promise<SandboxRequest[]> =>
    (await sandbox.requests()).filter(({ headers }) => headers['x-reference-id'] === referenceId);
  // Flexiti's reading of the licence may come last: nothing waits for it.
  await expect
    .poll(
      async () => new Set((await requests()).filter(({ status }) => status === 200).map(({ endpoint }) => endpoint)),
    )
    .toEqual(new Set(['driverslicense', 'search', 'lookup', 'calculate-interest', 'verify']));
  const flow = await requests();
  const [verify] = flow.filter(({ endpoint }) => endpoint === 'verify');
  expect(verify?.path).toContain(`/account/${lane.accountNumber}/verify`);
  const body = JSON.parse(verify?.body ?? '') as Record<string, unknown>;
  expect(body['format']).toBe(lane.format);
  expect(body['request_id']).toBe(requestId);
  const quoted = flow.filter(({ endpoint }) => endpoint === 'calculate-interest');
  for (const { path, body: amount } of quoted) {
    expect(path).toContain(`/accounts/${lane.accountNumber}/calculate-interest`);
    expect(JSON.parse(amount)).toEqual({ amount: lane.amountCents / 100 });
  }
}
