// A recorded scan comes to the same as the real one, and has nothing of it.
import { describe, expect, it } from 'vitest';
import { toRecording } from '../../../../main/app/recording/to-recording';
import type { Recording } from '../../../../main/app/recording/to-recording';
import { decode } from '../../../../main/licence';
import type { HeardScan } from '../../../../main/scanner';
import { readLine } from '../../../../scripts/replay/recording';
import { play } from '../../../../scripts/replay/play';
import type { Replay } from '../../../../scripts/replay/play';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { aamvaCard, anyCard } from '../../../fixtures/licence/cards';
import { today } from '../../../fixtures/licence/compare';
import { documentedSample } from '../../../fixtures/licence/documented-sample';
import { canadianJurisdictions } from '../../../fixtures/licence/jurisdictions';
import { randomFrom } from '../../../fixtures/licence/random';
import { wrecks } from '../../../fixtures/licence/wrecks';
import { faultsOf } from '../../licence/anonymise/same-structure';

const card = '6363101170001234';
const { payload } = anyCard(5);

/** As a serial port delivers it: every 16 ms, or after the given pauses. */
function serial(text: string, sizes: readonly number[] = [], pauseMs = 16): HeardScan {
  const pieces: { at: number; length: number }[] = [];
  for (let from = 0, i = 0; from < text.length; i++) {
    const length = Math.min(sizes[i] ?? 64, text.length - from);
    pieces.push({ at: 1000.4 + i * pauseMs, length });
    from += length;
  }
  return { kind: 'serial', texts: [text], pieces, began: pieces[0]?.at ?? 0 };
}

function toLine(scan: HeardScan, seed = 1): Recording | { refused: string } {
  const random = randomFrom(seed);
  return toRecording(scan, { today, random: (limit) => random.below(limit) });
}

function recorded(scan: HeardScan, seed = 1): Recording {
  const recording = toLine(scan, seed);
  if ('refused' in recording) throw new Error(recording.refused);
  return recording;
}

const textOf = ({ chunks }: Recording): string =>
  Buffer.from(chunks.map(({ hex }) => hex).join(''), 'hex').toString('latin1');

/** A replay without its values. */
async function played({ way, chunks }: Pick<Recording, 'way' | 'chunks'>): Promise<unknown> {
  const line = readLine(JSON.stringify({ id: 1, way, chunks }));
  if ('error' in line) throw new Error(line.error);
  const { scans, ...rest }: Replay = await play(line.recording, today);
  return { ...rest, scans: scans.map(({ at, kind, status, certain }) => ({ at, kind, status, certain })) };
}

function unchanged({ texts: [text = ''], pieces, began }: HeardScan): Pick<Recording, 'way' | 'chunks'> {
  let from = 0;
  const chunks = pieces.map(({ at, length }) => {
    const hex = Buffer.from(text.slice(from, (from += length)), 'latin1').toString('hex');
    return { at: Math.round(at - began), hex };
  });
  return { way: 'serial', chunks };
}

/** What the decoder says of a payload but its values. */
function saidOf(text: string): unknown {
  const decoded = decode(text, today);
  if (decoded.status !== 'ok') return decoded;
  return { repairs: decoded.repairs, warnings: decoded.warnings.map(({ code }) => code), certainty: decoded.certainty };
}

function wreck(seed: number): string {
  const random = randomFrom(seed);
  let text = random.chance(12) ? bcCard(seed).payload : anyCard(random.below(1_000_000), random.chance(30)).payload;
  for (let n = random.below(3); n > 0; n--) text = random.pick(wrecks).apply(text, random, new Set());
  return text;
}

describe('a recording replays as the real scan does, with the same warnings and repairs, and has nothing of it', () => {
  const scans: [string, string][] = [
    ['the documented sample', documentedSample],
    ['an AIM identifier and a suffix', `]L0${payload}\r\n`],
    ['another prefix', `SCAN-1 ${payload}`],
    ['a licence without its control characters', payload.replace(/[\x00-\x1f]/g, '')], // eslint-disable-line no-control-regex -- what a scanner does
    ["British Columbia's stripes", bcCard(3).payload],
    ['a licence and a card in one go', `${payload}${card}\r`],
    ['a licence with wrong lengths', payload.replace(/(?<=DL\d{4})\d{4}/, '0300')],
  ];

  it.each(scans)('%s', async (_, text) => {
    const scan = serial(text);
    const recording = recorded(scan);
    expect(await played(recording)).toEqual(await played(unchanged(scan)));
    expect(saidOf(textOf(recording))).toEqual(saidOf(text));
    expect(faultsOf(text, textOf(recording))).toEqual([]);
  });

  it('licences damaged in any way', async () => {
    let refused = 0;
    for (let seed = 0; seed < 40; seed++) {
      const scan = serial(wreck(seed));
      const recording = toLine(scan, seed);
      if ('refused' in recording) {
        if (recording.refused === 'not_anonymised') refused++;
        continue;
      }
      expect([seed, await played(recording)]).toEqual([seed, await played(unchanged(scan))]);
      expect([seed, ...faultsOf(scan.texts[0] ?? '', textOf(recording))]).toEqual([seed]);
    }
    expect(refused).toBeLessThan(2);
  });
});

describe('a recording', () => {
  it('has the chunks of a port as they came', () => {
    const { way, from, chunks } = recorded(serial(payload, [1, 7, 64, 32], 210));
    expect([way, from]).toEqual(['serial', 'serial']);
    expect(chunks.slice(0, 5).map(({ at, hex }) => [at, hex.length / 2])).toEqual([
      [0, 1],
      [210, 7],
      [420, 64],
      [630, 32],
      [840, 64],
    ]);
  });

  it('says of keys and of reports what they came to, and which way they came', () => {
    const keys = recorded({ kind: 'wedge', texts: [`${payload}\r`], pieces: [], began: 5 });
    expect(keys).toMatchObject({ way: 'serial', from: 'keyboard', chunks: [{ at: 0 }] });
    expect(textOf(keys)).toHaveLength(payload.length + 1);
    expect(recorded({ ...serial(payload, [56]), kind: 'hid' })).toMatchObject({ way: 'serial', from: 'hid' });
  });

  it('takes of the readings of keys the one that is a licence', () => {
    const wrong = payload.replaceAll('A', 'Q').replaceAll('@', '"');
    const beyond = payload.replaceAll('E', '\u20ac');
    for (const texts of [
      [wrong, beyond, payload],
      [payload, wrong],
    ]) {
      const text = textOf(recorded({ kind: 'wedge', texts, pieces: [], began: 0 }));
      expect(saidOf(text)).toEqual(saidOf(payload));
    }
  });

  it('of a licence that cannot be read is made all the same: that is what support is asked about', async () => {
    const unread = `@\n\x1e\rANSI 636012${'\x7f'.repeat(8)}${payload.slice(60).replaceAll('\n', '')}`;
    const scan = serial(unread);
    const recording = toLine(scan);
    expect(decode(unread, today).status).toBe('unreadable');
    expect(recording).toMatchObject({ way: 'serial' });
    expect(await played(recording as Recording)).toEqual(await played(unchanged(scan)));
  });
});

describe('nothing is recorded of', () => {
  it.each([
    ['a product’s code', '0012345678905\r', 'not_licence'],
    ['a FlexitiCard', `${card}\r`, 'not_licence'],
    ['a web address', 'https://example.com/johanna', 'not_licence'],
    ['a passport', 'P<CANSAMPLE<<JOHANNA<<<<<<<<<<<<<<<<<<<<<<<<', 'not_licence'],
    ['a health card', '%B6100541234567890^SAMPLE/JOHANNA^2912101?', 'not_licence'],
    ['a few characters', 'abc', 'not_licence'],
    ['a text of any length', 'lorem ipsum '.repeat(500), 'not_licence'],
    ['keys of another alphabet', 'лицензия-водителя', 'not_licence'],
    ['nothing', '', 'not_licence'],
    ['half a licence', payload.slice(0, 120), 'broken_off'],
    ['the first characters of one', '@\n\x1e\rANSI 6360', 'broken_off'],
    ['half a licence, and a whole one', `${payload.slice(0, 120)}${payload}`, 'broken_off'],
  ])('%s', (_, text, refused) => {
    expect(toLine(serial(text))).toEqual({ refused });
  });

  it('one for which no invented person can stand', () => {
    const jurisdiction = canadianJurisdictions.find(({ code }) => code === 'ON');
    if (jurisdiction === undefined) throw new Error('no Ontario');
    // Whoever is 18 was born in one of two years, and Ontario's number says so too.
    const young = aamvaCard({ seed: 1, version: 4, jurisdiction, kind: 'DL', tricky: false })
      .payload.replace(/DBB\d{8}\nDBC\d/, 'DBB20080719\nDBC1')
      .replace(/(DAQ[A-Z]\d{8})\d{6}/, (_, front: string) => `${front}080719`);
    expect(toLine(serial(young))).toEqual({ refused: 'not_anonymised' });
  });
});
