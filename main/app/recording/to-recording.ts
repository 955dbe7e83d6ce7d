// A scan as a recording for `npm run replay`, with an invented person in place of the real one.
import { anonymise, isComplete, licenceEnd, licenceStart } from '../../licence';
import { readScan } from '../../lane';
import { createSerialDriver, framesOf } from '../../scanner';
import type { Frame, HeardScan, Piece } from '../../scanner';

/** One line for `npm run replay -- --file`, which plays what a serial port delivered. */
export interface Recording {
  way: 'serial';
  /** Which way the scan really came. */
  from: 'serial' | 'hid' | 'keyboard';
  /** `at` is in milliseconds. */
  chunks: { at: number; hex: string }[];
}

/** Why nothing is recorded. */
export type Refusal = 'not_licence' | 'broken_off' | 'not_anonymised';

export interface RecordingOptions {
  /** YYYY-MM-DD, for age and expiry. */
  today: string;
  /** A whole number from 0 up to, not including, the limit. */
  random: (limit: number) => number;
}

/** No barcode holds more. */
const longestText = 4096;
/** An invented payload that is cut otherwise than the real one is made anew so often. */
const tries = 3;

const { idleMs, graceMs } = createSerialDriver();
const framing = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs, graceMs };

/**
 * A recording that comes to the same at a counter as the scan: as many codes of the same kinds, with the same warnings and
 * repairs. Keys and HID reports are recorded as the characters that they came to: keys are a matter of two keyboard layouts, and
 * what stands in a report behind its data may be left of an earlier scan.
 */
export function toRecording(scan: HeardScan, { today, random }: RecordingOptions): Recording | { refused: Refusal } {
  const readings = scan.texts.filter(isReadable).map((text) => ({ text, ...judge(framesAsSent(scan, text), today) }));
  const read = readings.filter(({ judged }) => judged === 'read').sort((a, b) => a.faults - b.faults);
  const best = read[0] ?? readings.find(({ judged }) => judged === 'unread');
  if (best === undefined) {
    return { refused: readings.some(({ judged }) => judged === 'broken_off') ? 'broken_off' : 'not_licence' };
  }
  const real = likenessOf(framesAsSent(scan, best.text), today);
  for (let i = 0; i < tries; i++) {
    const invented = anonymise(best.text, today, random);
    if ('kept' in invented) break;
    if (likenessOf(framesAsSent(scan, invented.payload), today) === real) return recordingOf(scan, invented.payload);
  }
  return { refused: 'not_anonymised' };
}

/** Keys of another alphabet have no byte. */
function isReadable(text: string): boolean {
  return text.length <= longestText && /^[\0-\xff]*$/.test(text);
}

/** A licence that was read, or that was not, or that is not all there; or none. */
type Judged = 'read' | 'unread' | 'broken_off' | 'not_licence';

/** What a scan is, and how much is wrong with it: in the wrong reading of keys a licence is one too, and worse. */
function judge(frames: readonly Frame[], today: string): { judged: Judged; faults: number } {
  let faults = 0;
  const all = frames.map((frame): Judged => {
    if (frame.type === 'cut') return 'broken_off';
    const scan = readScan(frame.payload, today);
    if (scan.status === 'ok') {
      faults += scan.repairs.length + scan.warnings.length;
      return 'read';
    }
    if (scan.status !== 'unreadable') return 'not_licence';
    return scan.reason === 'incomplete' ? 'broken_off' : 'unread';
  });
  const judged = (['broken_off', 'read', 'unread'] as const).find((one) => all.includes(one)) ?? 'not_licence';
  return { judged, faults };
}

/** All that a counter would say of a scan but its values. */
function likenessOf(frames: readonly Frame[], today: string): string {
  return JSON.stringify(
    frames.map((frame) => {
      if (frame.type === 'cut') return frame;
      const scan = readScan(frame.payload, today);
      const { length } = frame.payload;
      switch (scan.status) {
        case 'ok':
          return [length, scan.certainty, scan.warnings.map(({ code }) => code), scan.repairs];
        case 'other':
          return [length, scan.other.kind];
        case 'unsupported':
        case 'unreadable':
          return [length, scan.reason];
      }
    }),
  );
}

function framesAsSent(scan: HeardScan, text: string): Frame[] {
  return framesOf(piecesOf(scan, text), framing);
}

/** A text cut as the scan was; whole where that is not known. */
function piecesOf({ pieces, began }: HeardScan, text: string): Piece[] {
  const bytes = Buffer.from(text, 'latin1');
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  if (total !== bytes.length) return [{ at: 0, bytes }];
  let from = 0;
  return pieces.map(({ at, length }) => {
    const start = from;
    from += length;
    return { at: Math.round(at - began), bytes: bytes.subarray(start, from) };
  });
}

function recordingOf(scan: HeardScan, text: string): Recording {
  return {
    way: 'serial',
    from: scan.kind === 'wedge' ? 'keyboard' : scan.kind,
    chunks: piecesOf(scan, text).map(({ at, bytes }) => ({ at, hex: Buffer.from(bytes).toString('hex') })),
  };
}
