// The values of British Columbia's three tracks, whole or damaged.
import { prefixParts, type Span, type SpanKind } from './spans';

/** The track's own field for the city is cut at so many characters. */
const cityLimit = 13;

/** City, a comma or `$` between names, street; the province stays, and what ends a field. */
const field = /[^$^?]+/g;
const provinceAndPostal = / BC(?=[ ]*(?:[A-Z]\d|$))/i;

/** The third track's fields by their places (AAMVA magnetic stripe, annex F); class, sex and the card's letter stay. */
const third: readonly (readonly [from: number, to: number, kind: SpanKind, id: string])[] = [
  [2, 13, 'postal', 'postal code'],
  [15, 29, 'text', 'third track'],
  [30, 68, 'text', 'third track'],
  [68, 79, 'text', 'security code'],
];

/** The first track begins so near the payload's start. */
const longestFront = 256;

/** The city's own field at a track's start; where that is torn, what is left of it is told by the address. */
function ownCity(track: string, isTorn: boolean): { start: number; end: number } {
  const address = /([^$?]*) BC(?=[^$]*$)/i.exec(track)?.[1] ?? '';
  const field = `BC${address.slice(0, cityLimit)}`;
  for (let lost = 0; isTorn && lost < field.length; lost++) {
    const left = field.slice(lost);
    if (track.startsWith(left)) return { start: Math.max(0, 2 - lost), end: left.length };
  }
  const mark = track.indexOf('^');
  return { start: 0, end: Math.min(cityLimit, track.length, mark < 0 ? track.length : mark) };
}

export function stripeSpans(payload: string): Span[] {
  const spans: Span[] = [];
  const push = (start: number, end: number, kind: SpanKind, id: string): void => {
    const text = payload.slice(start, end);
    const first = text.length - text.trimStart().length;
    if (text.trim() !== '') spans.push({ start: start + first, end: start + text.trimEnd().length, kind, id });
  };
  const mark = /%BC|^.{0,8}?BC/is.exec(payload.slice(0, longestFront));
  const begin = mark === null ? 0 : mark.index + mark[0].length;
  for (const { start, end } of prefixParts(payload.slice(0, mark?.index ?? 0))) push(start, end, 'text', 'prefix');
  const firstEnd = payload.indexOf('?', begin);
  const second = payload.indexOf(';', firstEnd < 0 ? payload.length : firstEnd);
  const trackEnd = firstEnd < 0 ? payload.length : firstEnd;
  const own = ownCity(payload.slice(begin, trackEnd), mark === null);
  const cityEnd = begin + own.end;
  push(begin + own.start, cityEnd, 'text', 'city');
  for (const match of payload.slice(cityEnd, trackEnd).matchAll(field)) {
    const start = cityEnd + match.index;
    const province = provinceAndPostal.exec(match[0]);
    const end = start + (province?.index ?? match[0].length);
    push(start, end, 'text', 'first track');
    if (province !== null) push(end + 3, start + match[0].length, 'postal', 'postal code');
  }
  if (second < 0) {
    if (firstEnd >= 0) push(firstEnd, payload.length, 'text', 'rest');
    return spans;
  }
  const equals = payload.indexOf('=', second);
  const numberStart = payload.startsWith('636028', second + 1) ? second + 7 : second + 1;
  push(numberStart, equals < 0 ? payload.length : equals, 'text', 'number');
  if (equals < 0) return spans;
  const datesEnd = equals + 1 + (/^\d{0,12}/.exec(payload.slice(equals + 1))?.[0].length ?? 0);
  const isWhole = datesEnd - equals - 1 === 12;
  push(equals + 1, isWhole ? equals + 5 : datesEnd, isWhole ? 'month' : 'text', 'expiry');
  if (isWhole) push(equals + 5, datesEnd, 'date', 'DBB');
  const percent = payload.indexOf('%', datesEnd);
  push(datesEnd, percent < 0 ? payload.length : percent, 'text', 'rest');
  if (percent < 0) return spans;
  const isCard = /^[CY]$/.test(payload.charAt(percent + 71)) && payload.slice(percent + 69, percent + 71) === '00';
  for (const [from, to, kind, id] of third) {
    const start = percent + 1 + from + (from === 68 && isCard ? 3 : 0);
    push(start, percent + 1 + to, kind, id);
  }
  push(percent + 80, payload.length, 'text', 'rest');
  return spans;
}
