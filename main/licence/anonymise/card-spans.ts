// The values of an AAMVA card's payload, however damaged: everything but header, separators, ids and codes.
import { isMissing, jurisdictionOf, provinceOf } from '../fields';
import type { Element } from '../aamva';
import { prefixParts, type Span, type SpanKind } from './spans';

/** What the decoder learnt of a payload's separators. */
interface Separation {
  /** There are none between elements. */
  isLost: boolean;
  /** Some are letters. */
  isTyped: boolean;
  /** The one between subfiles is lost. */
  isEndLost: boolean;
  /** What the decoder found, in order: which of the ids in a text without separators begin elements. */
  elements: readonly Element[];
}

const dates = new Set(['DBA', 'DBB', 'DBD', 'DDB', 'DDC', 'DDH', 'DDI', 'DDJ']);
const provinces = new Set(['DAJ', 'DAO']);
const postalCodes = new Set(['DAK', 'DAP']);
const heights = new Set(['DAU', 'DAV']);

/** Codes of a character or two: class, sex, truncation and the like. */
const codes = new Set('DAR DAS DAT DBC DCA DCB DCD DCH DDA DDE DDF DDG DDK DDL DDM DDN DDO DDP'.split(' '));

/** Whether a value is a code that says nothing of a person. Damage may have put another value in its place. */
function isCode(id: string, value: string): boolean {
  if (isMissing(value) || /^0{8}$/.test(value)) return true;
  if (id === 'DCG') return /^[A-Za-z]{2,3}$/.test(value);
  if (provinces.has(id)) return value.length <= 2 || jurisdictionOf(provinceOf(value)) !== null;
  return codes.has(id) && value.length <= 2;
}

function kindOf(id: string, value: string): SpanKind {
  if (dates.has(id) && /^\d{8}$/.test(value.replace(/[ /-]/g, ''))) return 'date';
  return postalCodes.has(id) && value.length <= 11 ? 'postal' : 'text';
}

const lineEnd = String.raw`\0\n\r\x1c-\x1e\t\v\f|\u2028`;

/** Characters 80 to 9F that scanners add, as they are and in UTF-8, once or twice. */
const noise = String.raw`(?:(?:\xc3[\x82\x83])?\xc2)?[\x80-\x9f]`;
const noiseAtEnd = new RegExp(`(?:${noise}){0,3}$`);
/** Three of them, encoded twice. */
const longestNoise = 12;
const blank = /[\s\0|]/;
const blankOrTyped = /[\s\0|JM]/;
const front = new RegExp(String.raw`^(?:[\s\0|]|${noise})*`);

/** The bytes of that noise, for a set of characters. */
const high = String.raw`\x80-\x9f\xc2\xc3`;

/** From file type, perhaps without its start, to the designators: what a header with any of its known faults looks like. */
const headerForm = new RegExp(
  String.raw`(?:@[^A-Za-z0-9]{0,12}[JMjm6^"]{0,6}[\s\x1c-\x1e${high}]{0,6}|(?<=^|[\s\0])[\s\x1c-\x1e]{0,4}[JMjm6^]{0,6})` +
    String.raw`[A-Za-z0-9${high}]{0,6}[\s${high}]{0,4}[JMjm]{0,2}(?:\d[\s${high}]*){4,14}` +
    String.raw`(?:[\s${high}]*(?:[A-Za-z][${high}]{0,2}[A-Za-z](?:[\s${high}]*\d){4,8}|` +
    String.raw`(?:DL|ID|EN|Z[A-Z])(?:abac)?(?=[\s${high}]*(?:[DIEZ][A-Z])))){0,10}` +
    String.raw`[\s${high}]*(?:(?:DL|ID|EN|dl|id|en){1,2}(?=[\s${high}]*(?:[Dd][A-Da-d][A-Za-z]|$)))?`,
);

/** The header's place; both -1 where there is none. A prefix may stand before it. */
function findHeader(payload: string, from: number): { start: number; end: number } {
  const found = headerForm.exec(payload.slice(from, from + 320));
  if (found === null) {
    // One that breaks off before its numbers.
    const begun = /^[\s\0]*@\W{0,12}[A-Za-z]{0,5}[\d ]{0,14}(?=\W*$)/.exec(payload)?.[0].length ?? -1;
    return { start: begun < 0 ? -1 : 0, end: begun };
  }
  return { start: from + found.index, end: from + found.index + found[0].length };
}

interface Id {
  start: number;
  end: number;
  id: string;
}

/** A text's characters that no repair of encoding, separators or escapes moves. */
const plain = (text: string): string => text.replace(/\\\d{6}|[^\x21-\x5b\x5d-\x7e]/g, '').toUpperCase();

/** How much longer a value can be in the payload than as it was read. */
const slack = 48;

/** Those of the ids that begin the decoder's elements. */
function idsOfElements(body: string, offset: number, ids: readonly Id[], elements: readonly Element[]): Id[] {
  const kept: Id[] = [];
  let from = 0;
  for (const [n, { id, value }] of elements.entries()) {
    const wanted = plain(value);
    const next = elements[n + 1]?.id ?? '';
    const at = ids.findIndex((one, i) => {
      if (i < from || one.id !== id) return false;
      const behind = plain(body.slice(one.end - offset, one.end - offset + value.length * 4 + slack));
      // Behind an empty value comes the next id at once, or what was typed for the separator.
      return wanted === '' ? behind.replace(/^[JM]{1,3}(?=D)/, '').startsWith(next) : behind.startsWith(wanted);
    });
    const one = ids[at];
    if (one === undefined) continue;
    kept.push(one);
    from = at + 1;
  }
  return kept;
}

/** The first id of a jurisdiction's own subfile, whose letters stand doubled there; null where there is none. */
function ownStart(body: string, elements: readonly Element[]): { start: number; type: string } | null {
  const own = elements.find(({ id }) => /^Z[A-Z]{2}$/.test(id))?.id;
  if (own === undefined && elements.length > 0) return null;
  const type = own?.slice(0, 2) ?? '(Z[A-Z])';
  const doubled = type.startsWith('(') ? String.raw`${type}\1[A-Z]` : `${type}${type}[A-Z]`;
  const last = [...body.matchAll(new RegExp(doubled, 'g'))].at(-1);
  return last === undefined ? null : { start: last.index, type: last[0].slice(0, 2) };
}

/** The ids of a jurisdiction's own elements in a text without lines. */
function ownIds(body: string, from: number, elements: readonly Element[]): Id[] {
  const first = ownStart(body, elements);
  if (first === null) return [];
  const behind = first.start + 5;
  const ids = [{ start: from + first.start, end: from + behind, id: body.slice(first.start + 2, behind) }];
  for (const match of body.slice(behind).matchAll(new RegExp(`${first.type}[A-Z]`, 'g'))) {
    ids.push({ start: from + behind + match.index, end: from + behind + match.index + 3, id: match[0] });
  }
  return ids;
}

function withoutOverlaps(ids: readonly Id[]): Id[] {
  const apart: Id[] = [];
  for (const id of [...ids].sort((a, b) => a.start - b.start)) if (id.start >= (apart.at(-1)?.end ?? 0)) apart.push(id);
  return apart;
}

/** The ids of a text without lines: those that begin the decoder's elements, or, where it found none, all that there are. */
function scatteredIds(body: string, from: number, elements: readonly Element[]): Id[] {
  const all = Array.from(body.matchAll(/(?=(D[A-D][A-Z]))/gi), ({ index, 1: id = '' }) => ({
    start: from + index,
    end: from + index + 3,
    id: id.toUpperCase(),
  }));
  const begun = elements.length === 0 ? all : idsOfElements(body, from, all, elements);
  return withoutOverlaps([...begun, ...ownIds(body, from, elements)]);
}

/** The ids at the lines' beginnings, with the letters of subfiles, spaces and noise before them. */
function idsAtLines(body: string, from: number, elements: readonly Element[], isEndLost: boolean): Id[] {
  const isLowered = !/D[A-D][A-Z]/.test(body) && /d[a-d][a-z]/.test(body);
  const known = isLowered ? 'd[a-d][a-z]' : 'D[A-D][A-Z]';
  const own = isLowered ? 'z[a-z][a-z]' : 'Z[A-Z][A-Z]';
  const types = isLowered ? '(?:dl|id|en|z[a-z](?=z))' : '(?:DL|ID|EN|Z[A-Z](?=Z))';
  const before = String.raw`(?:[JM]{0,2}${types})?(?:\x20|${noise})*(?:${types})?\x20*`;
  const atLine = String.raw`(?<=^|[${lineEnd}])${before}(?:${known}|${own}|${types}(?=[${lineEnd}]|$))`;
  const ids = Array.from(body.matchAll(new RegExp(atLine, 'g')), ({ index, 0: written }) => ({
    start: from + index,
    end: from + index + written.length,
    id: written.slice(-3).toUpperCase(),
  }));
  return isEndLost ? withoutOverlaps([...ids, ...ownIds(body, from, elements)]) : ids;
}

/** A value's place in what stands between an id and the next, without padding, noise and typed separators. */
function valueIn(payload: string, start: number, end: number, isTyped: boolean): { start: number; end: number } {
  const text = payload.slice(start, end);
  let last = text.length - (noiseAtEnd.exec(text.slice(-longestNoise))?.[0].length ?? 0);
  const padding = isTyped ? blankOrTyped : blank;
  while (last > 0 && padding.test(text.charAt(last - 1))) last--;
  const first = front.exec(text)?.[0].length ?? 0;
  return { start: start + Math.min(first, last), end: start + last };
}

/** A stretch by its lines. */
function lines(payload: string, start: number, end: number): { start: number; end: number }[] {
  const cut = new RegExp(`[^${lineEnd}]+`, 'g');
  return Array.from(payload.slice(start, end).matchAll(cut), ({ index, 0: line }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}

/**
 * The values of a card's payload. Of a text without header and ids, all of it.
 *
 * @param from where the licence starts
 */
export function cardSpans(payload: string, from: number, { isLost, isTyped, isEndLost, elements }: Separation): Span[] {
  const header = findHeader(payload, from);
  const aim = /^[\s\0]*(?:\][A-Za-z]\d)?(?:\\\d{6})?/.exec(payload)?.[0].length ?? 0;
  const body = Math.max(header.end, aim);
  const rest = payload.slice(body);
  const ids = isLost ? scatteredIds(rest, body, elements) : idsAtLines(rest, body, elements, isTyped || isEndLost);
  const spans: Span[] = [];
  const text = (start: number, end: number, id: string): void => {
    for (const line of lines(payload, start, end)) {
      const value = valueIn(payload, line.start, line.end, isTyped);
      if (value.end > value.start) spans.push({ ...value, kind: 'text', id });
    }
  };
  for (const part of prefixParts(payload.slice(0, Math.max(aim, header.start)))) text(part.start, part.end, 'prefix');
  text(body, ids[0]?.start ?? payload.length, '');
  ids.forEach(({ id, end: start }, i) => {
    const end = ids[i + 1]?.start ?? payload.length;
    const [line] = lines(payload, start, end);
    if (line === undefined) return;
    const isOwnLine = line.start === start;
    const value = isOwnLine ? valueIn(payload, line.start, line.end, isTyped) : { start, end: start };
    const written = payload.slice(value.start, value.end);
    const unit = heights.has(id) ? (/[A-Za-z]{2}$/.exec(written)?.[0].length ?? 0) : 0;
    if (!isCode(id, written) && written !== '') {
      spans.push({ start: value.start, end: value.end - unit, kind: kindOf(id, written), id });
    }
    text(isOwnLine ? line.end : line.start, end, id);
  });
  return spans;
}
