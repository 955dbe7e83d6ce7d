// The slip on paper: at the cashier's command alone, one at a time, and its end is said whoever is on the counter.
import { describe, expect, it } from 'vitest';
import type { PrintEnd } from '../../../../preload/contract';
import { atHandOver, atQuote, readyToVerify, usualRules, LaneDriver } from '../lane-driver';

const print = { type: 'print' } as const;

describe.each([
  ['the quote', atQuote],
  ['the hand-over', atHandOver],
])('at %s', (_, make) => {
  it('a slip is printed once for one command, and again for the next', () => {
    const counter = make();
    expect(counter.view().slip).toBe('ready');
    expect(counter.intend(print)).toEqual([{ type: 'print' }]);
    expect(counter.view().slip).toBe('printing');
    expect(counter.intend(print)).toEqual([]);
    counter.dispatch({ type: 'slipEnded', end: { printed: true, confirmed: true } });
    expect(counter.view()).toMatchObject({ slip: 'ready', notice: { code: 'slip_printed', tone: 'info' } });
    expect(counter.intend(print)).toEqual([{ type: 'print' }]);
  });

  it.each<[PrintEnd, string]>([
    [{ printed: true, confirmed: false }, 'slip_sent'],
    [{ printed: false, because: 'no_paper', partly: false }, 'slip_failed'],
    [{ printed: false, because: 'stopped', partly: true }, 'slip_partly'],
  ])('%j is said as %s, and nothing is printed by itself', (end, code) => {
    const counter = make();
    const { current } = counter.state;
    counter.intend(print);
    expect(counter.dispatch({ type: 'slipEnded', end })).toEqual([]);
    expect(counter.view()).toMatchObject({ slip: 'ready', notice: { code } });
    expect(counter.state.current).toEqual(current);
  });

  it('an end that comes when the customer is gone is said all the same', () => {
    const counter = make();
    counter.intend(print);
    counter.intend({ type: 'newCustomer' });
    counter.dispatch({ type: 'slipEnded', end: { printed: false, because: 'no_answer', partly: false } });
    expect(counter.view()).toMatchObject({
      slip: null,
      notice: { code: 'slip_failed', params: { because: 'no_answer' } },
    });
  });
});

it('there is none before a quote, and none without a printer', () => {
  expect(readyToVerify().view().slip).toBeNull();
  expect(readyToVerify().intend(print)).toEqual([]);
  const without = new LaneDriver({ ...usualRules, hasPrinter: false });
  expect(without.view().slip).toBeNull();
  expect(without.intend(print)).toEqual([]);
});
