// Codes that follow each other faster than a person scans: a cordless scanner's memory, or several barcodes in one view. What
// the lane could not act on is counted in one notice, so that none is lost without a word.
import type { Notice, Outcome, State } from './model';

/** Codes of one batch are at most so far apart, in milliseconds: nobody reads a notice and scans again sooner. */
const batchMs = 1000;

/** Notices of a code that nothing could be done with. */
const unusedCodes: readonly Notice['code'][] = ['scan_unreadable', 'scan_unsupported', 'scan_product', 'scan_unknown'];

/**
 * The outcome of a scan with its batch counted: from the second code on that could not be used, and where another code of the
 * batch could be, the notice says how many.
 *
 * @param at when the scan came, in milliseconds since 1970
 */
export function countUnused(before: State, { state, effects }: Outcome, at: number): Outcome {
  if (state === before) return { state, effects };
  const earlier = before.batch !== null && Math.abs(at - before.batch.at) < batchMs ? before.batch.unused : null;
  const isUnused = isOfUnusedCode(before, state);
  const count = (earlier ?? 0) + (isUnused || (earlier !== null && isDisplaced(before, state)) ? 1 : 0);
  return {
    state: { ...state, batch: { at, unused: count }, notice: noticeOf(before, state, count, isUnused) },
    effects,
  };
}

/** What the cashier does ends a batch: the next code is scanned, not sent from a memory. */
export function endBatch(before: State, outcome: Outcome): Outcome {
  const { state } = outcome;
  return state === before || state.batch === null ? outcome : { ...outcome, state: { ...state, batch: null } };
}

function noticeOf(before: State, { notice }: State, count: number, isUnused: boolean): Notice | null {
  if (count === 0 || (isUnused && count === 1)) return notice;
  const isNew = notice !== null && notice !== before.notice;
  return isNew && !isUnused ? notice : { code: 'scans_unused', params: { count } };
}

function isOfUnusedCode(before: State, { notice }: State): boolean {
  return notice !== null && notice !== before.notice && unusedCodes.includes(notice.code);
}

/** Whether a scan that waited for the cashier's answer made way for another. */
function isDisplaced({ pendingScan: before }: State, { pendingScan }: State): boolean {
  if (before === null || pendingScan === null || before === pendingScan) return false;
  return JSON.stringify(before) !== JSON.stringify(pendingScan);
}
