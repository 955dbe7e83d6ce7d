// Whether a payload that is still arriving is whole. Called for every byte, so cheap until it may be true.
import { areDigits } from './characters';
import { hasWholeTracks } from './british-columbia';
import { decode } from './decode';

const percent = 37;
const questionMark = 63;

/** The end that the designators declare; -1 when the header is missing, incomplete or damaged. */
function declaredEnd(payload: string): number {
  if (!payload.startsWith('@\n\x1e\r') || !areDigits(payload, 9, 19)) return -1;
  const first = areDigits(payload, 19, 21) ? 21 : 19;
  const entries = Number(payload.slice(first - 2, first));
  let end = -1;
  for (let i = 0; i < entries; i++) {
    const at = first + i * 10;
    if (!areDigits(payload, at + 2, at + 10)) return -1;
    end = Math.max(end, Number(payload.slice(at + 2, at + 6)) + Number(payload.slice(at + 6, at + 10)));
  }
  return end;
}

/**
 * True when the payload is certainly whole: it reaches its declared end with the last subfile's CR and needs no repair, or it
 * has British Columbia's three tracks. A whole payload with wrong lengths gives false.
 */
export function isComplete(payload: string): boolean {
  if (payload.charCodeAt(0) === percent) {
    const last = payload.charCodeAt(payload.length - 1);
    return (last <= 32 || last === questionMark) && hasWholeTracks(payload) && needsNoRepair(payload.trimEnd());
  }
  const end = declaredEnd(payload);
  if (end < 0 || payload.length < end || payload.charCodeAt(end - 1) !== 13) return false;
  for (let i = end; i < payload.length; i++) if (payload.charCodeAt(i) > 32) return false;
  return needsNoRepair(payload.slice(0, end));
}

/** Any day will do: it affects warnings, not repairs. */
const anyDay = '2000-01-01';

function needsNoRepair(payload: string): boolean {
  const decoded = decode(payload, anyDay);
  return decoded.status === 'ok' && decoded.repairs.length === 0;
}
