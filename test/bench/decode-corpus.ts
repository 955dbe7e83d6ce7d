// The payloads of the decode race: invented, always the same, in the proportions that tills meet.
import { bcCard } from '../fixtures/licence/bc-cards';
import { aamvaCard, anyCard, type Card } from '../fixtures/licence/cards';
import { damages, type Damage } from '../fixtures/licence/damage';
import { deviationsAsFound } from '../fixtures/licence/damage-as-found';
import { americanJurisdictions, canadianJurisdictions } from '../fixtures/licence/jurisdictions';

export interface RaceGroup {
  name: string;
  cards: Card[];
}

function damaged(seed: number, damages: readonly Damage[]): Card {
  const card = anyCard(seed);
  const damage = damages[seed % damages.length];
  return damage === undefined ? card : { ...card, payload: damage.apply(card.payload) };
}

const byScanners = damages.filter((damage) => damage.separable);

const notBc = canadianJurisdictions.filter(({ code }) => code !== 'BC');

/** Five groups: with the header's usual deviations, damaged, clean Canadian, British Columbia's, clean American. */
export function raceCorpus(): RaceGroup[] {
  const counted = (count: number, make: (i: number) => Card): Card[] =>
    Array.from({ length: count }, (_, i) => make(i));
  return [
    { name: 'as found', cards: counted(107, (i) => damaged(4000 + i, deviationsAsFound)) },
    { name: 'damaged by scanners', cards: counted(56, (i) => damaged(5000 + i, byScanners)) },
    {
      name: 'Canadian',
      cards: notBc.flatMap((jurisdiction, i) =>
        [2, 3, 8, 9].map((version) =>
          aamvaCard({ seed: 900 + i * 10 + version, version, jurisdiction, kind: 'DL', tricky: false }),
        ),
      ),
    },
    { name: 'BC', cards: counted(12, (i) => bcCard(70 + i)) },
    {
      name: 'American',
      cards: americanJurisdictions.map((jurisdiction, i) =>
        aamvaCard({ seed: 1300 + i, version: 1 + (i % 11), jurisdiction, kind: 'DL', tricky: false }),
      ),
    },
  ];
}
