// A short run of the benchmark: the decoder reads every payload of the corpus right, and the others do not.
import { describe, expect, it } from 'vitest';
import { raceCorpus } from '../../bench/decode-corpus';
import { race } from '../../bench/decode-race';
import { racers } from '../../bench/racers';

describe('the decode race', () => {
  const groups = raceCorpus();
  const [ours, ...peers] = race(racers, groups, 1, 10);

  it('is won on correctness: every payload right', () => {
    expect(ours?.right).toEqual(groups.map(({ cards }) => cards.length));
  });

  it('is run by the three peers, each of which reads something right', () => {
    expect(peers.map(({ name }) => name)).toEqual(['aamvajs 0.1.1', 'aamva-parser 1.7.0', 'parse-usdl 3.2.0']);
    for (const { right } of peers) expect(Math.max(...right)).toBeGreaterThan(0);
  });

  it('gives each of them a speed', () => {
    for (const { perSecond } of [ours, ...peers].flatMap((result) => result ?? []))
      expect(perSecond).toBeGreaterThan(0);
  });
});
