// Shows that the checks detect violations.
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox';
import type { View } from '../../../preload/contract';
import { mixedIds, wrongInView, wrongVerifies } from './checks';
import { guestOf } from '../plan/guest';
import { planLane } from '../plan/plan';

const now = 1_795_000_000_000;
const guests = planLane(1, 1).guests.map(guestOf);
const [first, second] = guests;
if (first === undefined || second === undefined) throw new Error('a lane has three customers');
first.flowIds.add('flow-1');

const empty: View = {
  revision: 1,
  terminal: {
    store: null,
    lane: null,
    training: false,
    scanning: true,
    flexitiPhone: null,
    singleKeys: true,
    language: 'en-CA',
    version: '0',
  },
  scanners: [],
  link: { state: 'online', since: null, until: null },
  flowId: 'flow-0',
  screenNumber: 0,
  customer: null,
  customerLanguage: 'en-CA',
  amountCents: null,
  screen: {
    step: 'customer',
    phase: { kind: 'empty', form: { firstName: '', lastName: '', birthDate: '', postalCode: '' } },
  },
  question: null,
  pendingScan: null,
  notice: null,
  slip: null,
  canGoBack: false,
  canPark: false,
  parked: [],
  undo: null,
  keeping: 'kept',
  locked: null,
};

/** A view during a customer's search. */
function searching({ customer }: typeof first & object, changes: Partial<View> = {}): View {
  const { firstName, lastName, birthDate } = customer;
  return {
    ...empty,
    flowId: 'flow-1',
    canPark: true,
    customer: {
      firstName,
      middleName: null,
      lastName,
      truncated: { firstName: false, middleName: false, lastName: false },
      birthDate,
      age: null,
      address1: null,
      city: null,
      province: null,
      postalCode: null,
      expiry: null,
      issuedBy: null,
      source: 'licence',
      account: null,
      notes: [],
    },
    screen: { step: 'customer', phase: { kind: 'searching', waiting: { since: now } } },
    ...changes,
  };
}

describe('a view', () => {
  const idle = { guests, current: null, parked: new Map() };
  const one = { guests, current: first, parked: new Map() };

  it('is right with the expected customer', () => {
    expect(wrongInView(empty, idle, now)).toEqual([]);
    expect(wrongInView(searching(first), one, now)).toEqual([]);
  });

  it('is wrong with another customer, another flow, or another amount', () => {
    expect(wrongInView(searching(second), one, now)).toContain(
      `${second.customer.id} is shown where ${first.customer.id} should be`,
    );
    expect(wrongInView(searching(first), idle, now)).not.toEqual([]);
    expect(wrongInView(searching(first, { flowId: 'flow-2' }), one, now)).not.toEqual([]);
    expect(wrongInView(searching(first, { amountCents: second.amountCents }), one, now)).not.toEqual([]);
  });

  it('is wrong where a parked customer is missing, unexpected, or another', () => {
    const { firstName, lastName } = first.customer;
    const line = { number: 1, name: `${firstName} ${lastName.charAt(0)}.`, endingIn: null, since: now };
    const parked: View['parked'] = [{ ...line, state: 'ready', accounts: null, amountCents: null, news: false }];
    const waiting = { ...idle, parked: new Map([[1, first]]) };
    expect(wrongInView({ ...empty, parked }, waiting, now)).toEqual([]);
    expect(wrongInView(empty, waiting, now)).toEqual(['parked are none in place of 1']);
    expect(wrongInView({ ...empty, parked }, idle, now)).toEqual(['parked are 1 in place of none']);
    expect(wrongInView({ ...empty, parked }, { ...idle, parked: new Map([[1, second]]) }, now)).not.toEqual([]);
  });

  it('is wrong where a time is a day off, or a locked lane shows a customer', () => {
    const { firstName, lastName } = first.customer;
    const line = { number: 1, name: `${firstName} ${lastName.charAt(0)}.`, endingIn: null, since: now - 86_400_000 };
    const parked: View['parked'] = [{ ...line, state: 'ready', accounts: null, amountCents: null, news: false }];
    const waiting = { ...idle, parked: new Map([[1, first]]) };
    expect(wrongInView({ ...empty, parked }, waiting, now)).toEqual(['a moment is 24 hours off']);
    expect(wrongInView({ ...empty, parked }, waiting, null)).toEqual([]);
    const locked = { needsPin: false, scanned: false };
    expect(wrongInView({ ...empty, locked }, one, now)).toEqual([]);
    expect(wrongInView({ ...searching(first), locked }, one, now)).not.toEqual([]);
  });
});

describe('the requests at Flexiti', () => {
  const verify = (referenceId: string, { customer }: typeof first & object) => ({
    number: 1,
    at: now,
    endpoint: 'verify' as const,
    method: 'POST',
    path: `/flexiti/pos-api/v2.5/merchant/client-id/1/account/${customer.accountNumber}/verify`,
    query: '',
    headers: { 'x-reference-id': referenceId },
    body: '{"format":"sms","request_id":"r-1"}',
    status: 200,
  });
  const heard = (...requests: ReturnType<typeof verify>[]) =>
    ({ control: { requests: () => requests } }) as unknown as Sandbox;

  it('are wrong with two verifies for one decision, or one for none', () => {
    expect(wrongVerifies(heard(), [first])).toEqual([]);
    expect(wrongVerifies(heard(verify('a', first)), [{ ...first, decisions: 1 }])).toEqual([]);
    expect(wrongVerifies(heard(verify('a', first)), [first])).toHaveLength(1);
    const twice = heard(verify('a', first), verify('a', first));
    // The first decision never arrived, the second arrived twice.
    expect(wrongVerifies(twice, [{ ...first, decisions: 2, arrivedBefore: 0 }])).toHaveLength(1);
    expect(wrongVerifies(twice, [{ ...first, decisions: 2, arrivedBefore: 1 }])).toEqual([]);
  });

  it('are wrong where an id belongs to two customers', () => {
    expect(mixedIds([verify('a', first), verify('a', first)], guests)).toEqual([]);
    expect(mixedIds([verify('a', first), verify('b', second)], guests)).toEqual([
      `request r-1 stands for ${first.customer.id} and ${second.customer.id}`,
    ]);
    expect(mixedIds([verify('a', first), verify('a', second)], guests)).toHaveLength(2);
  });
});
