// Whether a licence that stopped arriving had come to its end: a scan that broke off must never look like a whole one.
import { cutElements, isBrokenOff, isFull, lacksMuch, readHeader } from './aamva';
import type { AamvaHeader, Element } from './aamva';
import { isStripe, readTracks } from './british-columbia';
import { unwrap } from './envelope';
import { Repairs } from './model';

/**
 * - `seen`: the last subfile's CR, or the declared end, stands there; nothing more is to come;
 * - `missing`: more was to come;
 * - `unknown`: nothing proves either.
 */
export type LicenceEnd = 'seen' | 'missing' | 'unknown';

/** A header takes at least so many characters, with one element behind it. */
const shortestLicence = 40;

/** The length of British Columbia's third track (AAMVA magnetic stripe, annex F), and where its security code starts. */
const thirdLength = 79;
const securityOffset = 68;
/** After the health number. */
const shortestThird = 52;

/** Elements behind the essential ones, whose value matters to nobody when its last character is lost. */
const unread = /^(?:DC[BDFHIJK-R]|DD[ABCDH-P]|DA[UWXYZ]|Z..)$/;

/**
 * Whether a payload that begins as a licence has its end, by what the standard (AAMVA DL/ID card design, annex D.12.3) puts
 * there and by its lengths, as far as these are credible: where separators were lost or doubled on the way they are counted as
 * sent. Wrong lengths alone never give `missing` to a licence whose last subfile's CR came.
 */
export function licenceEnd(payload: string): LicenceEnd {
  const repairs = new Repairs();
  const text = unwrap(payload, repairs);
  if (isStripe(text)) return stripeEnd(text.toUpperCase());
  const end = endInText(text, repairs);
  if (end === 'seen') return end;
  const bare = withoutSuffix(text);
  return bare !== text && endInText(bare, new Repairs()) === 'seen' ? 'seen' : end;
}

/** A scanner's suffix behind the last subfile's CR: no element, and no subfile. */
const suffix = /(?<=\r)(?!(?:DL|ID|EN|Z[A-Z])?(?:D[A-D][A-Z]|Z[A-Z]{2}))[^\r\n\x1e]{1,8}[\r\n]*$/; // eslint-disable-line no-control-regex -- matched on purpose

/** The text without what a scanner adds, where the CRs are the subfiles' own. */
function withoutSuffix(text: string): string {
  return text.replace(suffix, '');
}

/** What of a licence tells its end. */
interface Arrived {
  header: AamvaHeader;
  /** The text before the first subfile, and from it on. */
  front: string;
  body: string;
  /** Whether an element of each group that every card has is there, and not empty. */
  isFull: boolean;
  /** The last element's id; '' for none. */
  lastId: string;
}

function endInText(text: string, repairs: Repairs): LicenceEnd {
  const header = readHeader(text, repairs);
  if (header === null) return text.length < shortestLicence ? 'missing' : 'unknown';
  const all: Element[] = [];
  const elements = cutElements(text, header, repairs, all);
  const { subfiles } = elements;
  const arrived: Arrived = {
    header,
    front: text.slice(0, header.bodyStart),
    body: text.slice(header.bodyStart),
    isFull: isFull(elements),
    lastId: all.at(-1)?.id ?? '',
  };
  const hasAllSubfiles = subfiles.length >= header.designators.length;
  const endsInCr = subfiles.at(-1)?.terminated === true && /\r[A-Z]|^[A-Z]/i.test(arrived.front);
  const crs = arrived.body.split('\r').length - 1;
  const areCrsOwn = crs <= subfiles.length;
  const hasLastCr = endsInCr && areCrsOwn && hasAllSubfiles;
  if (hasLastCr && arrived.isFull) return 'seen';
  // What the decoder refuses is no licence, whatever the lengths say.
  if (isBrokenOff(header, elements, repairs.names.includes('cut_by_ids'))) return 'missing';
  if (hasLastCr) return 'unknown';
  const end = endByLengths(arrived);
  if (end !== 'missing' || !arrived.isFull || lacksMuch(elements)) return end;
  // Where lines end with CR too, the last subfile's own is not told from theirs, and a header may lie.
  const mayHaveEnded = areCrsOwn ? hasAllSubfiles && text.endsWith('\r') : /[\r\n]$/.test(text);
  return mayHaveEnded ? 'unknown' : 'missing';
}

function endByLengths({ header, front, body, isFull, lastId }: Arrived): LicenceEnd {
  const { designators } = header;
  const standardStart = (header.version <= 1 ? 19 : 21) + 10 * designators.length;
  const areCredible =
    designators.length > 0 &&
    designators.length === header.entries &&
    // Ontario's cards have zero.
    [standardStart, 0].includes(designators[0]?.offset ?? -1) &&
    designators.every(({ length }) => length > 0);
  if (!areCredible) return isFull ? 'unknown' : 'missing';
  const declared = designators.reduce((sum, { length }) => sum + length, 0);
  const shortfall = declared - lengthAsSent(front, body, designators.length);
  if (shortfall <= 0) return shortfall >= -2 ? 'seen' : 'unknown';
  // A CR, or LF and CR, that somebody removed with the spaces behind.
  const isTrimmed = shortfall === 1 || (shortfall === 2 && unread.test(lastId));
  return isTrimmed || (isFull && !front.includes('\r')) ? 'unknown' : 'missing';
}

/** The length of the subfiles with one character for each separator, as the card has them. */
function lengthAsSent(front: string, body: string, subfiles: number): number {
  const lineEnds = body.match(/[\r\n]+/g) ?? [];
  const characters = lineEnds.reduce((sum, run) => sum + run.length, 0);
  const areDoubled = lineEnds.length > 1 && characters >= 2 * lineEnds.length - 1;
  const collapsed = areDoubled ? body.length - characters + lineEnds.length : body.length;
  const lostEnds = front.includes('\r') || body.includes('\r') ? 0 : subfiles;
  // Other characters may stand for LF: then none is lost.
  const separators = body.match(/[\r\n\x1c-\x1e\t\v\f|\u2028]/g)?.length ?? 0; // eslint-disable-line no-control-regex -- matched on purpose
  const ids = body.match(/D[A-D][A-Z]|Z[A-Z]{2}/gi)?.length ?? 0;
  const lostElements = !front.includes('\n') && separators <= subfiles ? ids : 0;
  return collapsed + lostEnds + lostElements;
}

/** British Columbia's tracks end with the third's `?`; its security code may hold others. */
function stripeEnd(text: string): LicenceEnd {
  const tracks = readTracks(text);
  if (tracks === null || tracks.thirdStart < 0) return 'missing';
  const { length } = tracks.third;
  const isEnded = text.charAt(tracks.thirdStart + length) === '?';
  // The end sentinel may come late, or have been lost.
  if (length >= thirdLength) return isEnded ? 'seen' : 'unknown';
  if (!isEnded) return 'missing';
  return length >= shortestThird && length < securityOffset ? 'seen' : 'unknown';
}
