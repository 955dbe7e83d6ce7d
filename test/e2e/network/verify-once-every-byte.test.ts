// At most one verify reaches the server for each decision, wherever the connection is cut: after every single byte of the
// request and of the answer, in the real program. A thousand decisions cannot be clicked, so they go through the page's
// bridge; what the cashier sees is in verify-once.test.ts, and that Chromium would repeat it in network.test.ts.
import { expect, test, type Page } from '@playwright/test';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { sandboxCustomers, startSandbox, type Sandbox } from '../../../main/sandbox';
import type { Intention, View } from '../../../preload/contract';
import { cashierAt } from '../../support/cashier';
import { startCuttingProxy, type Cut, type CuttingProxy, type ProxiedRequest } from '../../support/cutting-proxy';
import { launch, type Launched } from '../support/launch';

test.describe.configure({ mode: 'serial' });

const verifyLine = /^POST \S+\/verify /;
const customer = sandboxCustomers.find(({ id }) => id === 'bc-ordinary');
/** Allowed any number of times on one account, with a PIN each time. */
const decision: Intention = { type: 'verify', format: 'merchant_override', operator: 'Supervisor' };

interface ProxiedTill {
  sandbox: Sandbox;
  proxy: CuttingProxy;
  terminal: Launched;
  close: () => Promise<void>;
}

/** A live terminal behind the proxy, with a customer at the verify step. */
async function openProxiedTill(): Promise<ProxiedTill> {
  const sandbox = await startSandbox({
    port: 0,
    now: Date.now,
    overrideAllowed: true,
    decodeLicence: () => ({ ok: false }),
  });
  const proxy = await startCuttingProxy(sandbox.baseUrl);
  const { clientId, clientSecret } = sandbox;
  const api = { baseUrl: proxy.url, clientId, clientSecret };
  const terminal = await launch({ config: { api, language: 'en-CA', overrideAllowed: true } });
  const cashier = cashierAt(terminal.page);
  await cashier.byHand('number');
  await cashier.at('lookup-by-account').check();
  await cashier.at('lookup-number').fill(customer?.accountNumber ?? '');
  await cashier.at('primary').click();
  await cashier.expectStep('verify');
  const close = async (): Promise<void> => {
    await terminal.close();
    await proxy.close();
    await sandbox.close();
  };
  return { sandbox, proxy, terminal, close };
}

/** Performs intentions one after the other; gives the view when all their calls are answered. */
function perform(page: Page, ...intentions: Intention[]): Promise<View> {
  return page.evaluate(async (wanted) => {
    const { intend, getView, onView } = window.terminal;
    const isSettled = ({ screen }: View): boolean =>
      screen.step !== 'verify' ||
      (screen.attempt.kind !== 'sending' && screen.methods.every(({ why }) => why !== 'loading'));
    const settled = (): Promise<View> =>
      new Promise<View>((done) => {
        let newest: View | null = null;
        let asked = false;
        const check = (view: View): void => {
          if (newest === null || view.revision > newest.revision) newest = view;
          // A view from before the intention may still arrive; the result of getView is from after it.
          if (!asked || !isSettled(newest)) return;
          stop();
          done(newest);
        };
        const stop = onView(check);
        void getView().then((view) => {
          asked = true;
          check(view);
        });
      });
    let view = await getView();
    for (const intention of wanted) {
      await intend({ flowId: view.flowId, screenNumber: view.screenNumber, intention });
      view = await settled();
    }
    return view;
  }, intentions);
}

interface Outcome {
  shown: string;
  /** The verify requests. */
  proxied: readonly ProxiedRequest[];
  arrived: () => number;
}

/** One decision and its outcome. */
async function decide(till: ProxiedTill, cut: Cut | null): Promise<Outcome> {
  const { sandbox, proxy, terminal } = till;
  const before = proxy.requests.length;
  const pins = sandbox.control.pins().length;
  sandbox.control.clearRequests();
  if (cut !== null) proxy.cutNext(cut, verifyLine);
  // A new amount is a call whose connection is kept, and which a verify would use if it were an ordinary call. After a cut
  // such a call is refused unless the cashier retries.
  const amountCents = 20_000 + (before % 1000);
  const { screen } = await perform(terminal.page, { type: 'setAmount', amountCents }, { type: 'retry' }, decision);
  const made = proxy.requests.slice(before);
  const last = made[made.findIndex(({ line }) => verifyLine.test(line)) - 1];
  if (last?.line.includes('calculate-interest') !== true) throw new Error('the verify went out on a cold terminal');
  const shown = screen.step === 'verify' ? screen.attempt.kind : screen.step;
  // Back to the verify step for the next decision.
  if (screen.step === 'quote') await perform(terminal.page, { type: 'back' });
  const requests = (): number => sandbox.control.requests().filter(({ endpoint }) => endpoint === 'verify').length;
  return {
    shown,
    proxied: proxy.requests.slice(before).filter(({ line }) => verifyLine.test(line)),
    arrived: () => Math.max(requests(), sandbox.control.pins().length - pins),
  };
}

test.describe('the terminal', () => {
  test.setTimeout(240_000);
  let till: ProxiedTill;
  let whole: ProxiedRequest;
  let expected = 0;

  test.beforeAll(async () => {
    till = await openProxiedTill();
  });
  test.afterAll(async () => {
    await till.close();
  });

  test('sends one verify where nothing is cut', async () => {
    const { shown, proxied, arrived } = await decide(till, null);
    expect(shown).toBe('quote');
    expect(arrived()).toBe(1);
    const [only, ...more] = proxied;
    if (only === undefined) throw new Error('no verify went out');
    expect(more).toEqual([]);
    whole = only;
    expected += 1;
    expect(whole.forwarded).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(200);
    expect(whole.answered).toBeGreaterThan(100);
  });

  for (const when of ['in_request', 'in_answer'] as const) {
    test(`sends one verify, cut after each byte ${when === 'in_request' ? 'of the request' : 'of the answer'}`, async () => {
      const end = when === 'in_request' ? whole.length : whole.answered;
      for (let afterBytes = 0; afterBytes <= end; afterBytes += 1) {
        const name = `${when} ${afterBytes}`;
        // Closed and reset in turn.
        const cut: Cut =
          when === 'in_request' ? { when, afterBytes, reset: afterBytes % 2 === 1 } : { when, afterBytes };
        const { shown, proxied, arrived } = await decide(till, cut);
        // The cut was at its place, and no further verify followed.
        const forwarded = when === 'in_request' ? afterBytes : whole.length;
        const answered = when === 'in_request' ? 0 : afterBytes;
        expect(proxied, name).toEqual([{ ...whole, cut, reused: false, forwarded, answered }]);
        const complete = forwarded === whole.length;
        if (complete) expected += 1;
        await expect.poll(arrived, name).toBe(complete ? 1 : 0);
        expect(shown, name).toBe(answered === whole.answered ? 'quote' : 'unclear');
      }
    });
  }

  test('sends nothing later', async () => {
    const { arrived } = await decide(till, null);
    expect(arrived()).toBe(1);
    expect(till.sandbox.control.pins()).toHaveLength(expected + 1);
  });
});

test('the proxy cuts at the given byte', async () => {
  const request = 'POST /verify HTTP/1.1\r\ncontent-length: 4\r\n\r\nbody';
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfine';
  let taken = '';
  const target = createServer((socket) => {
    socket.on('data', (bytes) => {
      taken += bytes.toString();
      if (taken.length === request.length) socket.write(answer);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => target.listen(0, '127.0.0.1', listening));
  const proxy = await startCuttingProxy(`http://127.0.0.1:${(target.address() as AddressInfo).port}`);
  try {
    for (const when of ['in_request', 'in_answer'] as const) {
      const text = when === 'in_request' ? request : answer;
      for (let afterBytes = 0; afterBytes <= text.length; afterBytes += 1) {
        taken = '';
        proxy.cutNext({ when, afterBytes });
        const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
        let given = '';
        client.on('data', (bytes) => (given += bytes.toString()));
        client.write(request);
        await new Promise((ended) => client.once('close', ended));
        await expect.poll(() => taken).toBe(when === 'in_request' ? request.slice(0, afterBytes) : request);
        expect(given).toBe(when === 'in_answer' ? answer.slice(0, afterBytes) : '');
        expect(proxy.requests.at(-1)).toMatchObject({ forwarded: taken.length, answered: given.length });
      }
    }
    proxy.cutNext({ when: 'in_request', afterBytes: 3, reset: true });
    const torn = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    torn.write(request);
    const [problem] = (await once(torn, 'error')) as [NodeJS.ErrnoException];
    expect(problem.code).toBe('ECONNRESET');
  } finally {
    await proxy.close();
    await new Promise((closed) => target.close(closed));
  }
});
