// What was done on a screen is meant for that screen: an intention that was drawn for another is refused.
import { describe, expect, it } from 'vitest';
import type { DrawnFor, Intention } from '../../../preload/contract';
import { atQuote, LaneDriver, readyToVerify } from './lane-driver';
import { account, customer, reading, scanOf } from './people';

/** Sends an intention that a screen before this one had drawn; true if nothing came of it. */
function isRefused(counter: LaneDriver, intention: Intention, drawnFor: Partial<DrawnFor> = {}): boolean {
  const before = counter.state;
  const effects = counter.intend(intention, drawnFor);
  return counter.state === before && effects.length === 0;
}

function choosing(): LaneDriver {
  const counter = new LaneDriver();
  counter.scan();
  counter.answer('search', [account(), account({ accountNumber: '200000002' })]);
  return counter;
}

describe('an intention that was drawn for another screen', () => {
  it.each<[string, (counter: LaneDriver) => void]>([
    ['F2', (counter) => counter.intend({ type: 'newCustomer' })],
    ['F4', (counter) => counter.intend({ type: 'park' })],
    [
      'a scan that is accepted',
      (counter) => {
        counter.scan(scanOf({ number: 'OTHER-1', lastName: 'OTHER', birthDate: '1990-01-01' }));
        counter.answerScan('acceptScan');
      },
    ],
  ])('a half typed amount does not go to the next customer after %s', (_key, leave) => {
    const counter = readyToVerify();
    const { drawnFor } = counter;
    leave(counter);
    expect(counter.state.current.id).not.toBe(drawnFor.flowId);
    expect(isRefused(counter, { type: 'setAmount', amountCents: 77_777 }, drawnFor)).toBe(true);
    const { flowId } = counter.drawnFor;
    expect(isRefused(counter, { type: 'setAmount', amountCents: 77_777 }, { ...drawnFor, flowId })).toBe(true);
    expect(counter.view().amountCents).toBeNull();
  });

  it('a second key does not choose on the next step', () => {
    const counter = choosing();
    const { drawnFor } = counter;
    counter.intend({ type: 'chooseAccount', index: 0 }, drawnFor);
    expect(counter.state.current.step).toBe('verify');
    for (const intention of [{ type: 'chooseAccount', index: 1 }, { type: 'back' }, { type: 'retry' }] as const) {
      expect(isRefused(counter, intention, drawnFor)).toBe(true);
    }
  });

  it('an account of another list is not chosen by its place in the list before', () => {
    const counter = choosing();
    const { drawnFor } = counter;
    counter.intend({ type: 'search', firstName: 'Ada', lastName: 'Moss', birthDate: '1990-05-14', postalCode: '' });
    counter.answer('search', [account({ accountNumber: '300000003' }), account({ accountNumber: '400000004' })]);
    expect(counter.phase()).toMatchObject({ kind: 'choosing' });
    expect(isRefused(counter, { type: 'chooseAccount', index: 0 }, drawnFor)).toBe(true);
  });

  it('an answer that changes the step under the finger takes the press with it', () => {
    const counter = new LaneDriver();
    counter.scan();
    const { drawnFor } = counter;
    counter.answer('search', [account()]);
    expect(counter.state.current.step).toBe('verify');
    expect(isRefused(counter, { type: 'back' }, drawnFor)).toBe(true);
    expect(isRefused(counter, { type: 'retry' }, drawnFor)).toBe(true);
  });

  it('a step that comes back is another screen', () => {
    const counter = atQuote();
    const { drawnFor } = counter;
    counter.intend({ type: 'back' });
    counter.intend({ type: 'continue' });
    expect(counter.view().screen.step).toBe('quote');
    expect(isRefused(counter, { type: 'back' }, drawnFor)).toBe(true);
  });

  it('a customer who was parked and is resumed has another screen', () => {
    const counter = readyToVerify();
    const { drawnFor } = counter;
    counter.intend({ type: 'park' });
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.drawnFor.flowId).toBe(drawnFor.flowId);
    expect(isRefused(counter, { type: 'setAmount', amountCents: 77_777 }, drawnFor)).toBe(true);
  });
});

describe('a screen', () => {
  it('stays the same while what is under way on it changes', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account()]);
    const { drawnFor } = counter;
    counter.answer('lookup', customer());
    counter.intend({ type: 'setAmount', amountCents: 12_000 }, drawnFor);
    counter.intend({ type: 'verify', format: 'sms' }, drawnFor);
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    counter.dispatch({ type: 'locked' });
    counter.dispatch({ type: 'unlocked' });
    expect(counter.drawnFor).toEqual(drawnFor);
    counter.intend({ type: 'enterPin', pin: '1234' }, drawnFor);
    expect(counter.view().screen.step).toBe('quote');
  });
});

describe('a question about the person', () => {
  it('is another screen: a press that was meant for the step does not answer it', () => {
    const counter = new LaneDriver();
    counter.scan();
    const { drawnFor } = counter;
    counter.answer('readLicence', reading({ firstName: 'ENSTREAM', lastName: 'NUMBERONE', birthDate: '1970-01-31' }));
    expect(counter.view().question).not.toBeNull();
    expect(isRefused(counter, { type: 'answerPerson', answer: 'goOn' }, drawnFor)).toBe(true);
  });
});

describe('the answer to "Start with NAME?"', () => {
  const second = scanOf({ firstName: 'ODILE', lastName: 'EXEMPLE', birthDate: '1990-01-01' });
  const third = scanOf({ firstName: 'THIRD', lastName: 'THIRDSON', birthDate: '1991-01-01' });

  /** A second licence waits; gives its number. */
  function asked(): { counter: LaneDriver; scan: number } {
    const counter = readyToVerify();
    counter.scan(second);
    return { counter, scan: numberOf(counter) };
  }

  function numberOf(counter: LaneDriver): number {
    const { pendingScan } = counter.view();
    if (pendingScan === null) throw new Error('nothing is asked');
    return pendingScan.number;
  }

  it.each(['acceptScan', 'declineScan', 'park'] as const)(
    '%s is refused for another scan than the one that was asked about',
    (type) => {
      const { counter, scan } = asked();
      counter.scan(third);
      expect(numberOf(counter)).not.toBe(scan);
      expect(isRefused(counter, { type, scan })).toBe(true);
      expect(counter.view().pendingScan).toMatchObject({ name: 'THIRD T.' });
      counter.intend({ type, scan: numberOf(counter) });
      expect(counter.view().pendingScan).toBeNull();
    },
  );

  it('is refused where the scan is gone, and another one of the same licence has come', () => {
    const { counter, scan } = asked();
    counter.intend({ type: 'declineScan', scan });
    expect(isRefused(counter, { type: 'acceptScan', scan })).toBe(true);
    counter.scan(second);
    expect(isRefused(counter, { type: 'acceptScan', scan })).toBe(true);
  });

  it('is taken where the same licence was read again meanwhile', () => {
    const { counter, scan } = asked();
    counter.scan(structuredClone(second));
    counter.intend({ type: 'acceptScan', scan });
    expect(counter.view()).toMatchObject({ pendingScan: null, customer: { firstName: 'ODILE' } });
  });

  it('is no other press: parking, drawn before the question, starts nobody', () => {
    const { counter, scan } = asked();
    expect(isRefused(counter, { type: 'park' })).toBe(true);
    counter.intend({ type: 'declineScan', scan });
    expect(isRefused(counter, { type: 'park', scan })).toBe(true);
    counter.intend({ type: 'park' });
    expect(counter.view().parked).toHaveLength(1);
  });
});

describe('F2 and F4 mean the same on every screen of a customer', () => {
  it.each(['newCustomer', 'park'] as const)('%s is taken where an answer has changed the screen meanwhile', (type) => {
    const counter = new LaneDriver();
    counter.scan();
    const { drawnFor } = counter;
    counter.answer('search', [account()]);
    expect(counter.state.screenNumber).not.toBe(drawnFor.screenNumber);
    expect(isRefused(counter, { type }, drawnFor)).toBe(false);
    expect(counter.view().customer).toBeNull();
  });

  it.each<[string, (counter: LaneDriver) => void]>([
    [
      'a PIN has gone out',
      (counter) => {
        counter.answer('verify', { kind: 'sent', to: 'sms' });
      },
    ],
    [
      'the PIN was entered',
      (counter) => {
        counter.answer('verify', { kind: 'sent', to: 'sms' });
        counter.intend({ type: 'enterPin', pin: '1234' });
      },
    ],
    [
      'all is ready for the till',
      (counter) => {
        counter.answer('verify', { kind: 'sent', to: 'sms' });
        counter.intend({ type: 'enterPin', pin: '1234' });
        counter.intend({ type: 'choosePlan', planId: 4, months: 6 });
        counter.intend({ type: 'handOver' });
      },
    ],
  ])('F2 that was drawn before is undone where %s', (_where, goOn) => {
    const counter = readyToVerify(10_000);
    counter.intend({ type: 'verify', format: 'sms' });
    const { drawnFor } = counter;
    goOn(counter);
    const { current } = counter.state;
    counter.intend({ type: 'newCustomer' }, drawnFor);
    expect(counter.state.current.id).not.toBe(current.id);
    counter.intend({ type: 'undo' });
    expect(counter.state.current).toMatchObject({ id: current.id, step: current.step, volatile: current.volatile });
  });

  it.each(['newCustomer', 'park'] as const)('%s of one customer does nothing to the next', (type) => {
    const counter = readyToVerify();
    const { drawnFor } = counter;
    counter.intend({ type: 'newCustomer' });
    counter.scan();
    expect(isRefused(counter, { type }, drawnFor)).toBe(true);
  });
});
