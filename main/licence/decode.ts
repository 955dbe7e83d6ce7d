// The decoder's entry: tells the kind of document and reads it.
import { checkLengths, cutElements, hasOtherFileType, isBrokenOff, isForeign, readCard, readHeader } from './aamva';
import type { Element } from './aamva';
import { blankHealthNumber, isStripe, readStripe, readTracks } from './british-columbia';
import type { Decoded, Reading, UnreadableReason } from './model';
import { licenceFields, lower, lowerAll, Repairs } from './model';
import { addChecks } from './checks';
import { hasWrongEncoding, mendEncoding } from './encoding';
import { unwrap } from './envelope';
import { isVehicleDocument, otherDocument, unsupportedReasons, type UnsupportedReason } from './other-documents';

/** A PDF417 symbol holds at most 2,710 characters; the rest is for what a scanner may add. */
const longestPayload = 1_048_576;

type Refusal = UnreadableReason | UnsupportedReason;

function isUnsupported(refusal: Refusal): boolean {
  return (unsupportedReasons as readonly string[]).includes(refusal);
}

const at = '@'.charCodeAt(0);

function finish(reading: Reading, repairs: Repairs, today: string): Decoded {
  addChecks(reading, today);
  const { licence, certainty, warnings } = reading;
  return { status: 'ok', licence, certainty, warnings, repairs: repairs.names };
}

/** A header that breaks off before its numbers. */
const begunHeader = new RegExp(String.raw`^@\s[\s\x1e]{0,7}A(?:N(?:S(?:I ?\d{0,7})?)?|A(?:M(?:V(?:A\d{0,7})?)?)?)?$`);

/** Reads an AAMVA payload; null when its encoding has to be repaired first. */
function readAamva(text: string, repairs: Repairs, all: Element[] | null, repaired: boolean): Reading | Refusal | null {
  const header = readHeader(text, repairs);
  if (header === null && hasOtherFileType(text)) return 'unknown_file_type';
  if (header === null) return repaired ? (begunHeader.test(text) ? 'incomplete' : 'no_header') : null;
  const elements = cutElements(text, header, repairs, all);
  if (elements.bits > 0x7f && !repaired && hasWrongEncoding(text)) return null;
  if (isVehicleDocument(header.designators)) return 'vehicle_document';
  if (isForeign(header, elements)) return 'foreign_licence';
  // The end of a damaged header may have been the first element.
  if (repairs.names.includes('header_digits')) elements.doubtAbsent();
  const reading = readCard(header, elements);
  const { lastName, firstName, birthDate, number } = reading.licence;
  if (lastName === null && firstName === null && birthDate === null && number === null) return 'no_elements';
  if (isBrokenOff(header, elements, repairs.names.includes('cut_by_ids'))) return 'incomplete';
  if (repairs.names.includes('cut_by_ids')) lowerAll(reading, 'uncertain');
  if (!elements.confirmed) checkLengths(header, elements, repairs, reading);
  return reading;
}

/** Reads an AAMVA payload in another encoding; what holds a mapped character is no surer than the mapping. */
function readMended(text: string, repairs: Repairs, all: Element[] | null): Reading | Refusal {
  const mended = mendEncoding(text, repairs);
  const marked = mended.certainty === 'certain' ? null : readAamva(mended.marked, new Repairs(), null, true);
  const reading = readAamva(mended.text, repairs, all, true) ?? 'no_header';
  if (marked === null || typeof marked === 'string' || typeof reading === 'string') return reading;
  for (const field of licenceFields) {
    if (reading.licence[field] !== marked.licence[field]) lower(reading, field, mended.certainty);
  }
  return reading;
}

function decodeStripe(payload: string, today: string, repairs: Repairs, all: Element[] | null): Decoded {
  const lowered = payload.startsWith('%bc');
  const text = lowered ? payload.toUpperCase() : payload;
  if (lowered) repairs.add('lower_case');
  const reading = readStripe(text, today, repairs);
  if (reading === null) return { status: 'unreadable', reason: 'incomplete_tracks' };
  if (lowered) lowerAll(reading, 'repaired');
  const tracks = all === null ? null : readTracks(blankHealthNumber(text));
  if (tracks !== null) {
    for (const name of ['first', 'second', 'third'] as const)
      all?.push({ subfile: 'BC', id: name, value: tracks[name] });
  }
  return finish(reading, repairs, today);
}

function decodeInto(payload: string, today: string, all: Element[] | null): Decoded {
  if (payload.length > longestPayload) return { status: 'unreadable', reason: 'too_long' };
  const repairs = new Repairs();
  const text = unwrap(payload, repairs);
  if (text === '') return { status: 'unreadable', reason: 'empty' };
  if (text.charCodeAt(0) !== at) {
    if (isStripe(text)) return decodeStripe(text, today, repairs, all);
    const reason = otherDocument(text);
    if (reason !== null) return { status: 'unsupported', reason };
  }
  const before = repairs.names.length;
  let reading = readAamva(text, repairs, all, false);
  if (reading === null) {
    repairs.names.length = before;
    if (all !== null) all.length = 0;
    reading = readMended(text, repairs, all);
  }
  if (typeof reading === 'object') return finish(reading, repairs, today);
  return { status: isUnsupported(reading) ? 'unsupported' : 'unreadable', reason: reading };
}

/**
 * Reads a licence's PDF417 payload (one character for each byte). Never throws.
 *
 * @param today the store's date, YYYY-MM-DD, for age and expiry
 */
export function decode(payload: string, today: string): Decoded {
  return decodeInto(payload, today, null);
}

/** The same, with all raw elements: for the command line alone. */
export function decodeWithElements(payload: string, today: string): { decoded: Decoded; elements: Element[] } {
  const elements: Element[] = [];
  return { decoded: decodeInto(payload, today, elements), elements };
}
