// Codes that are no licence, scanned where a licence was expected.
import { describe, expect, it } from 'vitest';
import type { OtherCode } from '../../../../main/lane/scan/other-code';
import { atHandOver, atQuote, atVerify, LaneDriver, readyToVerify } from '../lane-driver';
import { account, customer } from '../people';
import { authorisedAccount } from '../random-inputs';

const card: OtherCode = { kind: 'card', number: '6363101170001234' };
const accountNumber: OtherCode = { kind: 'account', number: '116994755' };

function scanned(other: OtherCode, counter = new LaneDriver()): LaneDriver {
  counter.scan({ status: 'other', other });
  return counter;
}

describe('a card or an account number, scanned', () => {
  it.each([
    [card, { vccNumber: '6363101170001234' }],
    [accountNumber, { accountNumber: '116994755' }],
  ])('is looked up at once: %j', (other, by) => {
    const counter = scanned(other);
    expect(counter.calls.map((call) => call.type === 'lookup' && call.by)).toEqual([by]);
    counter.answer('lookup', customer());
    expect(counter.flow('verify').account.accountNumber).toBe(customer().accountNumber);
  });

  it('keeps the amount that was typed before', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'setAmount', amountCents: 12_345 });
    scanned(card, counter);
    counter.answer('lookup', customer());
    expect(counter.view().amountCents).toBe(12_345);
  });

  it.each([
    ['verify', () => readyToVerify()],
    ['quote', () => atQuote()],
    ['handOver', () => atHandOver()],
  ])('asks first at the step %s; only "yes" starts with it', (_, reach) => {
    const counter = reach();
    const { current } = counter.state;
    const calls = counter.calls.length;
    scanned(card, counter);
    expect(counter.view().pendingScan).toMatchObject({ kind: 'card', name: '1234' });
    counter.answerScan('declineScan');
    expect(counter.state.current).toBe(current);
    expect(counter.calls).toHaveLength(calls);
    scanned(accountNumber, counter);
    expect(counter.view().pendingScan).toMatchObject({ kind: 'account', name: '4755' });
    counter.answerScan('acceptScan');
    expect(counter.call('lookup').by).toEqual({ accountNumber: '116994755' });
    expect(counter.state.current.id).not.toBe(current.id);
    expect(counter.abandoned).toContain(current.id);
    expect(counter.view().pendingScan).toBeNull();
  });

  it('is the card that an authorised user of a business is asked for', () => {
    const counter = atVerify(null, authorisedAccount);
    scanned(card, counter);
    expect(counter.call('lookup').by).toEqual({ vccNumber: '6363101170001234' });
    expect(counter.flow('verify').volatile.vccNumber).toBe('6363101170001234');
    expect(counter.view().pendingScan).toBeNull();
  });

  it('never shows more of the number than its last digits', () => {
    const counter = scanned(card, atVerify(null, account()));
    expect(JSON.stringify(counter.view())).not.toContain('636310117000');
  });
});

describe('another code', () => {
  it.each([
    [{ kind: 'product' }, { code: 'scan_product', params: {} }],
    [
      { kind: 'unknown', length: 7 },
      { code: 'scan_unknown', params: { length: 7 } },
    ],
  ] as [OtherCode, unknown][])('is named, and changes nothing else: %j', (other, notice) => {
    for (const counter of [new LaneDriver(), readyToVerify(), atQuote()]) {
      const { current } = counter.state;
      scanned(other, counter);
      expect(counter.state.notice).toEqual(notice);
      expect(counter.state.current).toBe(current);
      expect(counter.view().pendingScan).toBeNull();
    }
  });

  it('with nothing in it is no scan', () => {
    const counter = new LaneDriver();
    const before = counter.state;
    scanned({ kind: 'empty' }, counter);
    expect(counter.state).toBe(before);
  });
});
