// Whether a licence that has begun has not ended: half of one is never a customer. Lengths lie on more than half of the cards
// that are in use, so the declared end alone proves neither.
import { isStripe, hasWholeTracks } from './british-columbia';
import { decode } from './decode';
import { unwrap } from './envelope';
import { Repairs } from './model';
import type { LicenceField } from './model';

/** AAMVA's file type and what follows it up to the number of entries; before version 2 there is no jurisdiction version. */
const header = /(?:ANSI[\s]?|AAMVA)\d{6}(\d{2})(\d{2})?(\d{2})/;
const fileTypeAt = 4;
const designator = /^([A-Z]{2})(\d{4})(\d{4})/;
/** How many characters a scanner may have dropped of a payload whose separators are there, and of one without them. */
const slack = 6;
const slackWithoutSeparators = 60;

/** The elements without which a customer cannot be searched for, checked and registered; and what a card's end may cut. */
const needed: readonly LicenceField[] = [
  'lastName',
  'birthDate',
  'number',
  'address1',
  'city',
  'province',
  'postalCode',
  'expiry',
];
const neededElements =
  /[\r\n](?:D[LI]|EN)?(?:DCS|DAC|DAD|DCT|DAA|DAB|DBB|DBA|DAQ|DAG|DAI|DAJ|DAK|DAL|DAN|DAO|DAP)[^\r\n]*$/;

/** A header as the standard has it: what dropped no separator there drops no terminator either. */
const undamagedHeader = /^(?:\]L\d)?@\n\x1e\r(?:ANSI |AAMVA)\d{10,12}(?:[A-Z]{2}\d{8})+/; // eslint-disable-line no-control-regex -- the standard's separator

interface Declared {
  /** The position after the last subfile, where a designator can be read. */
  end: number | null;
  /** Of the last subfile. */
  type: string | null;
  /** Where the subfiles begin. */
  from: number;
}

/** What the header declares; null where a text has none, or only part of one. */
function declared(text: string): Declared | null {
  const found = header.exec(text);
  if (found === null) return null;
  const start = found.index - fileTypeAt;
  const isFirst = Number(found[1]) < 2;
  let at = found.index + found[0].length - (isFirst && found[2] !== undefined ? 2 : 0);
  let end: number | null = null;
  let type: string | null = null;
  for (;;) {
    const [whole, name, offset, length] = designator.exec(text.slice(at).replace(/^ /, '')) ?? [];
    if (whole === undefined || name === undefined) break;
    // With an offset of zero (Ontario) the length is the whole payload's.
    end = Math.max(end ?? 0, start + Number(offset) + Number(length));
    type = name;
    at += text.slice(at).startsWith(' ') ? 11 : 10;
  }
  return { end, type, from: at };
}

/** Whether the last subfile's terminator has come: a CR, where elements are ended by LF. */
function isTerminated(text: string, { type, from }: Declared): boolean {
  const body = text.slice(from);
  const last = type === null ? 0 : body.lastIndexOf(type);
  if (last < 0 || !body.includes('\n')) return false;
  return /\n\r\s*$|[^\n\s]\r\s*$/.test(body.slice(last)) && !/[^\r\n]\r\n[^\r\n]/.test(body);
}

/**
 * Whether a payload is a licence's beginning, without its end: its last subfile's terminator has not come, and its declared
 * end is not reached. The caller waits for the rest. False for what is no licence.
 */
export function isUnfinished(payload: string): boolean {
  const text = unwrap(payload, new Repairs());
  if (isStripe(text)) return !hasWholeTracks(text);
  const head = declared(text);
  if (head === null) return /^@|ANSI\s?\d{0,6}|AAMVA\d{0,6}/.test(text);
  if (isTerminated(payload, { ...head, from: head.from + payload.indexOf(text.slice(0, 8)) })) return false;
  if (head.end === null) return true;
  const hasSeparators = /[\r\n]/.test(text.slice(head.from));
  return text.length < head.end - (hasSeparators ? slack : slackWithoutSeparators);
}

/**
 * Whether a licence is only the beginning of one, and no more of it comes: it is unfinished, and its header shows that its
 * scanner damages nothing, or a field that every card has is missing or may be cut. Whole payloads that something on the way
 * has damaged give false.
 */
export function isBrokenOff(payload: string): boolean {
  if (!isUnfinished(payload)) return false;
  if (undamagedHeader.test(payload)) return true;
  const decoded = decode(payload, anyDay);
  if (decoded.status === 'unsupported') return false;
  if (decoded.status === 'unreadable') return true;
  const { licence } = decoded;
  // British Columbia's third track has the sex.
  const isCut = isStripe(unwrap(payload, new Repairs())) ? licence.sex === null : neededElements.test(payload);
  return isCut || needed.some((field) => licence[field] === null);
}

/** Any day will do: it affects warnings, not fields. */
const anyDay = '2000-01-01';
