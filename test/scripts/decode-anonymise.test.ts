// `decode --anonymise` as a process of its own: bytes in, bytes out, and nothing of the real payload where it refuses.
import { describe, expect, it } from 'vitest';
import { anyCard, aamvaCard } from '../fixtures/licence/cards';
import { today } from '../fixtures/licence/compare';
import { canadianJurisdictions } from '../fixtures/licence/jurisdictions';
import { faultsOf } from '../main/licence/anonymise/same-structure';
import { runTypeScript } from './run-typescript';

const timeout = 60_000;
const args = ['--anonymise', '--today', today];

/** Whoever is 18 was born in one of two years, and Ontario's number says so too: no other fits. */
function unchangeable(): string {
  const jurisdiction = canadianJurisdictions.find(({ code }) => code === 'ON');
  if (jurisdiction === undefined) throw new Error('no Ontario');
  const { payload } = aamvaCard({ seed: 1, version: 4, jurisdiction, kind: 'DL', tricky: false });
  return payload
    .replace(/DBB\d{8}\nDBC\d/, 'DBB20080719\nDBC1')
    .replace(/(DAQ[A-Z]\d{8})\d{6}/, (_, front: string) => `${front}080719`);
}

describe('decode --anonymise', () => {
  it('writes the bytes of a payload of the same structure, as it reads bytes', { timeout }, async () => {
    const payload = `]L0${anyCard(4, true).payload.replace(/DAI/, 'DAIMONTR\x90AL ')}\r\n`;
    const { code, out } = await runTypeScript('scripts/decode.ts', args, Buffer.from(payload, 'latin1'), 'latin1');
    expect(code).toBe(0);
    expect(faultsOf(payload, out)).toEqual([]);
  });

  it('turns lines of JSON into lines of JSON, and says which were none', { timeout }, async () => {
    const payloads = [anyCard(1).payload, anyCard(2).payload];
    const lines = [...payloads.map((code, id) => JSON.stringify({ id, code })), 'no json', '{"id":9}'];
    const { code, out } = await runTypeScript('scripts/decode.ts', [...args, '--jsonl'], `${lines.join('\n')}\n`);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; code: string });
    expect(code).toBe(1);
    expect(payloads.map((payload, i) => faultsOf(payload, answers[i]?.code ?? ''))).toEqual([[], []]);
    expect(answers.slice(2)).toEqual([
      { id: null, error: 'not_json' },
      { id: 9, error: 'no_code' },
    ]);
  });

  it('refuses where there is no other, and names the values alone', { timeout }, async () => {
    const { code, out, err } = await runTypeScript('scripts/decode.ts', args, unchangeable());
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('number');
    expect(err).not.toMatch(/\d/);
  });

  it.each([[['--anonymise', '--explain']], [['--anonymise', '--today', 'never']]])(
    '%j: prints the usage',
    { timeout },
    async (wrong) => {
      const { code, err } = await runTypeScript('scripts/decode.ts', wrong, 'x');
      expect(code).toBe(2);
      expect(err).toContain('--anonymise');
    },
  );
});
