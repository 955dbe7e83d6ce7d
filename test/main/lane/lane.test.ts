import { describe, expect, it, vi } from 'vitest';
import type {
  Call,
  Customer,
  FlexitiClient,
  FoundAccounts,
  LicenceReading,
  Quote,
  Result,
  Verification,
} from '../../../main/flexiti';
import { createLane } from '../../../main/lane';
import type { Clipboard, Lane } from '../../../main/lane';
import type { Intention, View } from '../../../preload/contract';
import { freshIds, noon, terminalFacts, today, usualRules } from './lane-driver';
import { account, customer, payload, quote, reading, scanOf } from './people';

/** A call that the test answers. */
interface Open {
  call: Call;
  settle: (result: Result<never>) => void;
}

/** A client that keeps every call open. */
class OpenClient implements FlexitiClient {
  readonly open: Record<keyof FlexitiClient, Open[]> = {
    search: [],
    lookup: [],
    verify: [],
    readLicence: [],
    calculateInterest: [],
  };

  search = (call: Call): Promise<Result<FoundAccounts>> => this.#keep('search', call);
  lookup = (call: Call): Promise<Result<Customer>> => this.#keep('lookup', call);
  verify = (call: Call): Promise<Result<Verification>> => this.#keep('verify', call);
  readLicence = (call: Call): Promise<Result<LicenceReading>> => this.#keep('readLicence', call);
  calculateInterest = (call: Call): Promise<Result<Quote>> => this.#keep('calculateInterest', call);

  /** Answers the newest call of a kind, and resolves when the lane has handled the answer. */
  async answer(kind: keyof FlexitiClient, value: unknown): Promise<void> {
    const newest = this.open[kind].at(-1);
    if (newest === undefined) throw new Error(`no call ${kind}`);
    newest.settle({ ok: true, value: value as never });
    await settled();
  }

  #keep<T>(kind: keyof FlexitiClient, call: Call): Promise<Result<T>> {
    return new Promise((resolve) => {
      this.open[kind].push({ call, settle: resolve });
    });
  }
}

const noClipboard: Clipboard = { write: () => undefined, forget: () => Promise.resolve() };

/** Resolves when the callbacks of all settled promises have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function laneWith(
  client: FlexitiClient,
  clipboard: Clipboard = noClipboard,
): { lane: Lane; views: View[]; intend: (intention: Intention) => void } {
  const views: View[] = [];
  let ids = 0;
  const lane = createLane({
    client,
    rules: { ...usualRules, overrideAllowed: false },
    terminal: () => terminalFacts,
    clipboard,
    now: () => noon,
    today: () => today,
    fresh: () => freshIds(ids++),
    onView: (view) => views.push(view),
    keeping: () => 'kept',
  });
  const intend = (intention: Intention): void => {
    const { flowId, screenNumber } = lane.view();
    lane.dispatch({ type: 'intended', flowId, screenNumber, intention });
  };
  return { lane, views, intend };
}

async function untilVerify(client: OpenClient): Promise<ReturnType<typeof laneWith>> {
  const made = laneWith(client);
  made.lane.dispatch({ type: 'scanned', scan: scanOf() });
  await client.answer('search', { accounts: [account()], unread: 0 });
  await client.answer('lookup', customer());
  return made;
}

describe('createLane', () => {
  it('carries out the effects, with one reference id for the whole flow', async () => {
    const client = new OpenClient();
    const { lane, intend } = await untilVerify(client);
    intend({ type: 'setAmount', amountCents: 10_000 });
    await client.answer('calculateInterest', quote(10_000, true));
    await client.answer('readLicence', reading());
    intend({ type: 'verify', format: 'regular_purchase_bypass' });
    await client.answer('verify', { kind: 'pin', pin: '1234' });
    intend({ type: 'choosePlan', planId: null, months: null });
    intend({ type: 'handOver' });
    const { screen } = lane.view();
    expect(screen).toMatchObject({ step: 'handOver', verificationCode: '1234', amountCents: 10_000 });
    const references = Object.values(client.open).flatMap((calls) => calls.map(({ call }) => call.referenceId));
    expect(references).toHaveLength(5);
    expect(new Set(references).size).toBe(1);
  });

  it('publishes each new view with a higher revision, and none where nothing changed', async () => {
    const client = new OpenClient();
    const { lane, views, intend } = await untilVerify(client);
    const told = views.length;
    const { flowId, screenNumber } = lane.view();
    lane.dispatch({ type: 'intended', flowId: 'another', screenNumber, intention: { type: 'newCustomer' } });
    const before = { flowId, screenNumber: screenNumber - 1 };
    lane.dispatch({ type: 'intended', ...before, intention: { type: 'back' } });
    intend({ type: 'enterPin', pin: '1234' });
    expect(views).toHaveLength(told);
    lane.redraw();
    expect(views).toHaveLength(told + 1);
    expect(views.map(({ revision }) => revision)).toEqual(views.map((_, index) => index + 1));
    expect(lane.view()).toEqual(views.at(-1));
  });

  it('cancels reads when their flow is over', () => {
    const client = new OpenClient();
    const { lane, intend } = laneWith(client);
    lane.dispatch({ type: 'scanned', scan: scanOf() });
    const [search] = client.open.search;
    const [read] = client.open.readLicence;
    expect(search?.call.signal?.aborted).toBe(false);
    intend({ type: 'newCustomer' });
    expect(search?.call.signal?.aborted).toBe(true);
    expect(read?.call.signal?.aborted).toBe(true);
  });

  it('does not cancel the next customer’s calls with the previous customer’s', () => {
    const client = new OpenClient();
    const { lane, intend } = laneWith(client);
    lane.dispatch({ type: 'scanned', scan: scanOf() });
    intend({ type: 'newCustomer' });
    lane.dispatch({ type: 'scanned', scan: scanOf() });
    expect(client.open.search.map(({ call }) => call.signal?.aborted)).toEqual([true, false]);
  });

  it('never cancels verify, and drops its late answer', async () => {
    const client = new OpenClient();
    const { lane, views, intend } = await untilVerify(client);
    intend({ type: 'verify', format: 'sms' });
    intend({ type: 'newCustomer' });
    expect(client.open.verify).toHaveLength(1);
    expect(client.open.verify[0]?.call.signal).toBeUndefined();
    const told = views.length;
    const before = lane.view();
    await client.answer('verify', { kind: 'sent', to: 'sms' });
    expect(lane.view()).toEqual(before);
    expect(views).toHaveLength(told);
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('a bug');
      },
    ],
    ['later', () => Promise.reject(new Error('a bug'))],
  ])('turns what the client throws %s into an answer', async (_when, search) => {
    const unheard = vi.fn();
    process.on('unhandledRejection', unheard);
    try {
      const client = new OpenClient();
      const { lane } = laneWith(Object.assign(client, { search }));
      lane.dispatch({ type: 'scanned', scan: scanOf() });
      await settled();
      expect(lane.view().screen).toMatchObject({
        phase: { kind: 'failed', problem: { code: 'answer_not_understood', action: 'retry' } },
      });
      expect(unheard).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unheard);
    }
  });

  it('treats a verify that throws as one that may have arrived', async () => {
    const client = new OpenClient();
    const { lane, intend } = await untilVerify(client);
    client.verify = () => {
      throw new Error('a bug');
    };
    intend({ type: 'verify', format: 'sms' });
    await settled();
    expect(lane.view().screen).toMatchObject({ attempt: { kind: 'unclear', format: 'sms' } });
  });

  it('sends the payload to Flexiti only', async () => {
    const client = new OpenClient();
    const readLicence = vi.fn(client.readLicence);
    client.readLicence = readLicence;
    const { views } = await untilVerify(client);
    expect(readLicence).toHaveBeenCalledExactlyOnceWith(expect.anything(), payload);
    expect(JSON.stringify(views)).not.toContain(payload);
  });

  it('puts on the clipboard what is copied, and clears it when the customer leaves', async () => {
    const client = new OpenClient();
    const did: string[] = [];
    const clipboard: Clipboard = {
      write: (text) => did.push(text),
      forget: () => {
        did.push('forgotten');
        return Promise.resolve();
      },
    };
    const { lane, intend } = laneWith(client, clipboard);
    lane.dispatch({ type: 'scanned', scan: scanOf() });
    await client.answer('search', { accounts: [account()], unread: 0 });
    intend({ type: 'setAmount', amountCents: 10_000 });
    await client.answer('calculateInterest', quote(10_000, true));
    intend({ type: 'verify', format: 'regular_purchase_bypass' });
    await client.answer('verify', { kind: 'pin', pin: '1234' });
    intend({ type: 'choosePlan', planId: null, months: null });
    intend({ type: 'handOver' });
    did.length = 0;
    intend({ type: 'copy', what: 'code' });
    intend({ type: 'copy', what: 'plan' });
    expect(did).toEqual(['1234']);
    intend({ type: 'done' });
    expect(did).toEqual(['1234', 'forgotten']);
  });
});
