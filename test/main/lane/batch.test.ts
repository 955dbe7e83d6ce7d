// A scanner's memory comes all at once: each code once, and those that the lane could not act on are counted.
import { describe, expect, it } from 'vitest';
import { countUnused } from '../../../main/lane/batch';
import { initialState } from '../../../main/lane/model';
import type { State } from '../../../main/lane/model';
import { readScan } from '../../../main/lane';
import { update } from '../../../main/lane/update';
import { plainCard } from '../../fixtures/licence/plain-card';

const rules = {
  overrideAllowed: false,
  pinInCopies: false,
  hasPrinter: false,
  pinToUnlock: false,
  isParkedTooLong: () => false,
};
const ids = { flowId: 'f', referenceId: 'r', requestId: 'q' };
const card = '6363101170001234';

/** The state after these codes, so many milliseconds apart. */
function after(codes: readonly string[], apartMs = 300): State {
  return codes.reduce(
    (state, code, index) =>
      update(
        state,
        {
          type: 'scanned',
          scan: readScan(code, '2026-11-28'),
          at: 1_000_000 + index * apartMs,
          fresh: { ...ids, flowId: `f${String(index)}` },
        },
        rules,
      ).state,
    initialState(ids, 'en-CA'),
  );
}

describe('a memory of codes', () => {
  it('of which none can be used is one notice with their number', () => {
    const codes = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? `SKU-${String(index)}` : '012345678905'));
    expect(after(codes).notice).toEqual({ code: 'scans_unused', params: { count: 20 } });
  });

  it('with a card in it: the card is looked up, and the others are counted, before and behind', () => {
    const state = after(['SKU-1', 'SKU-2', card, 'SKU-3']);
    expect(state.current).toMatchObject({ step: 'customer', phase: { kind: 'lookingUp' } });
    expect(state.notice).toEqual({ code: 'scans_unused', params: { count: 3 } });
    expect(after(['SKU-1', card]).notice).toEqual({ code: 'scans_unused', params: { count: 1 } });
  });

  it('with several customers: those that made way for the last are counted', () => {
    const state = after([card, '6363101170009999', '6363101170008888', plainCard()]);
    expect(state.pendingScan).toMatchObject({ status: 'ok' });
    expect(state.notice).toEqual({ code: 'scans_unused', params: { count: 2 } });
  });
});

describe('codes one by one', () => {
  it('each have their own notice', () => {
    expect(after(['SKU-1']).notice?.code).toBe('scan_unknown');
    expect(after(['SKU-1', '012345678905'], 3000).notice?.code).toBe('scan_product');
    expect(after(['SKU-1', card], 3000).notice).toBeNull();
    expect(after([card, '6363101170009999', '6363101170008888'], 3000).notice).toBeNull();
  });

  it('that change nothing leave the very same state', () => {
    const state = initialState(ids, 'en-CA');
    expect(countUnused(state, { state, effects: [] }, 5).state).toBe(state);
  });
});
