// From a scanner's payload to a scan: a licence, another document, or another code.
import { blankHealthNumber, decode } from '../../licence';
import { otherCodeOf } from './other-code';
import type { Scan } from './scan';

/** @param today YYYY-MM-DD, for age and expiry */
export function readScan(payload: string, today: string): Scan {
  const decoded = decode(payload, today);
  if (decoded.status === 'ok') return { ...decoded, code: blankHealthNumber(payload) };
  const other = decoded.status === 'unreadable' ? otherCodeOf(payload) : null;
  return other === null ? decoded : { status: 'other', other };
}
