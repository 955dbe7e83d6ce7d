// Whether a licence that stopped arriving had come to its end: a scan that broke off must never look like a whole one.
import { cutElements, readHeader } from './aamva';
import type { Element } from './aamva';
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

/** Groups of elements, one of each of which a card has; with all of them nothing that identifies a customer is cut off. */
const essentials = ['DCS DAB DAA', 'DAC DCT DAA', 'DBB', 'DAQ', 'DBA', 'DAG DAL', 'DAK DAP'].map((ids) =>
  ids.split(' '),
);
/** Elements behind those, whose value matters to nobody when its last character is lost. */
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
  const header = readHeader(text, repairs);
  if (header === null) return text.length < shortestLicence ? 'missing' : 'unknown';
  const all: Element[] = [];
  const { subfiles } = cutElements(text, header, repairs, all);
  const front = text.slice(0, header.bodyStart);
  const body = text.slice(header.bodyStart);
  const ids = new Set(all.filter(({ value }) => value !== '').map(({ id }) => id));
  const isFull = essentials.every((group) => group.some((id) => ids.has(id)));

  const { designators } = header;
  const endsInCr = subfiles.at(-1)?.terminated === true && /\r[A-Z]|^[A-Z]/i.test(front);
  const crs = body.split('\r').length - 1;
  if (endsInCr && crs <= subfiles.length && subfiles.length >= designators.length) return isFull ? 'seen' : 'unknown';

  const standardStart = (header.version <= 1 ? 19 : 21) + 10 * designators.length;
  const areCredible =
    designators.length > 0 &&
    designators.length === header.entries &&
    designators[0]?.offset === standardStart &&
    designators.every(({ length }) => length > 0);
  if (!areCredible) return isFull ? 'unknown' : 'missing';
  const declared = designators.reduce((sum, { length }) => sum + length, 0);
  const shortfall = declared - lengthAsSent(front, body, designators.length);
  if (shortfall <= 0) return shortfall >= -2 ? 'seen' : 'unknown';
  // A CR, or LF and CR, that somebody removed with the spaces behind.
  const isTrimmed = shortfall === 1 || (shortfall === 2 && unread.test(all.at(-1)?.id ?? ''));
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
