// Long inputs made to cost as much as possible: many ids, many separators, many designators, no end.
import { decode } from '../../main/licence';

const header = '@\n\x1e\rANSI 636012090002DL00410278ZO03190034';

const patterns: Record<string, string> = {
  'ids without end': 'DAA',
  'ids with a letter each': 'DAAX',
  'ids that overlap': 'DDADDBDDC',
  'one value without end': 'X',
  'empty lines': '\n',
  'CR and LF': '\r\n',
  'lines of one element': 'DCSX\n',
  'lines of no element': 'QQQ\n',
  'subfiles without end': 'ZOZOA',
  'subfiles on lines of their own': 'ZOZOAX\r',
  'the cities of many cards': 'DAIX',
  digits: '0',
  spaces: ' ',
  NULs: '\0',
  'letters typed for separators': 'DACXJ',
  commas: 'DCSA,,,,,,,,,,,,,,\n',
  designators: 'DL00410278',
  'designators of own subfiles': 'ZA00000000',
  'two own letters': 'ZOZO',
  'UTF-8 read as ISO 8859-1': '\xc3\xa9',
};

export interface HostileInput {
  name: string;
  payload: string;
}

/** Each pattern up to `size` characters: after a good header, after one that a wedge typed, after a stripe, and alone. */
export function hostileInputs(size: number): HostileInput[] {
  const fronts: Record<string, string> = {
    '': `${header}DL`,
    'typed, ': '@J6MANSI 636012090002DL00410278ZO03190034DL',
    'bare, ': '',
    'stripe, ': '%BCX^Y,$Z^A$B BC  V1A 1A1^?;6360281=27071980',
  };
  return Object.entries(fronts).flatMap(([kind, front]) =>
    Object.entries(patterns).map(([name, pattern]) => ({
      name: `${kind}${name}`,
      payload: front + pattern.repeat(Math.ceil((size - front.length) / pattern.length)).slice(0, size - front.length),
    })),
  );
}

/** The best of several runs over these payloads, in the processor's time: a busy machine adds none. */
export function nanosecondsPerByte(payloads: readonly string[]): number {
  const characters = payloads.reduce((sum, payload) => sum + payload.length, 0);
  const repeat = Math.max(1, Math.round(100_000 / characters));
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < repeat; i++) for (const payload of payloads) decode(payload, '2026-11-21');
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return (best * 1e3) / (characters * repeat);
}
