// Whether a payload that is still arriving has all of itself: asked on every chunk, so cheap until it may be true.
import { hasWholeTracks } from './british-columbia';
import { decode } from './decode';

const percent = 37;
const questionMark = 63;

function isDigits(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (!(c >= 48 && c <= 57)) return false;
  }
  return true;
}

/** The end that the designators declare, or -1 when the header is not there, not whole or not clean. */
function declaredEnd(payload: string): number {
  if (!payload.startsWith('@\n\x1e\r') || !isDigits(payload, 9, 19)) return -1;
  const first = isDigits(payload, 19, 21) ? 21 : 19;
  const entries = Number(payload.slice(first - 2, first));
  let end = -1;
  for (let i = 0; i < entries; i++) {
    const at = first + i * 10;
    if (!isDigits(payload, at + 2, at + 10)) return -1;
    end = Math.max(end, Number(payload.slice(at + 2, at + 6)) + Number(payload.slice(at + 6, at + 10)));
  }
  return end;
}

/**
 * True when the payload is whole beyond doubt: the declared end is reached, the last subfile's CR stands there, and no
 * repair is needed; or British Columbia's three tracks are there. False may still be a whole payload whose header lies.
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

/** The day does not matter: warnings that go by it are no repairs. */
const anyDay = '2000-01-01';

function needsNoRepair(payload: string): boolean {
  const decoded = decode(payload, anyDay);
  return decoded.status === 'ok' && decoded.repairs.length === 0;
}
