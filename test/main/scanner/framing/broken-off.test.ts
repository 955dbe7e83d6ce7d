// Half a licence is never a scan: it is waited for, and reported as broken off where its end does not come.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, licenceEnd, licenceStart } from '../../../../main/licence';
import { createFramer } from '../../../../main/scanner/framing/framing';
import type { Frame } from '../../../../main/scanner/framing/endings';
import { anyCard } from '../../../fixtures/licence/cards';
import { bcCard } from '../../../fixtures/licence/bc-cards';
import { damages } from '../../../fixtures/licence/damage';
import { plainCard } from '../../../fixtures/licence/plain-card';
import { play as playWith } from '../play';

const options = { isComplete, endOf: licenceEnd, startOf: licenceStart, idleMs: 200, graceMs: 50 };
const play = () => playWith(createFramer(options));
const scan = (payload: string): Frame => ({ type: 'scan', payload });
const broken = (bytes: number): Frame => ({ type: 'cut', bytes, reason: 'broken_off' });
const licence = anyCard(3).payload;
const card = '6363101170001234\r\n';
const payload = fc.oneof(
  fc.nat().map((seed) => anyCard(seed).payload),
  fc.nat().map((seed) => bcCard(seed).payload),
  fc.nat().map((seed) => `]L0${anyCard(seed).payload}`),
);
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe('a licence that has begun and not ended', () => {
  it('is waited for: 120 bytes, 210 ms, the rest', () => {
    expect(play().send(licence.slice(0, 120)).wait(210).send(licence.slice(120)).frames).toEqual([scan(licence)]);
  });

  it('is one scan with a pause of up to 0.9 s anywhere in it', () => {
    fc.assert(
      fc.property(payload, part, fc.integer({ min: 1, max: 900 }), (text, where, pause) => {
        const at = 4 + Math.floor(where * (text.length - 5));
        expect(play().send(text.slice(0, at)).wait(pause).send(text.slice(at)).wait(3000).frames).toEqual([scan(text)]);
      }),
    );
  });

  it.each(damages.map(({ name, apply }) => [name, apply] as const))(
    'is one scan with a pause in the middle, also damaged: %s',
    (_, apply) => {
      for (let seed = 0; seed < 20; seed += 1) {
        const text = apply(anyCard(seed).payload);
        const half = Math.floor(text.length / 2);
        const { frames } = play().send(text.slice(0, half)).wait(600).send(text.slice(half)).wait(3000);
        expect(frames.map(({ type }) => type)).toEqual(['scan']);
      }
    },
  );

  it('and stays incomplete is one notice, and no customer: cut in the first name', () => {
    const at = licence.indexOf('DAC') + 6;
    expect(play().send(licence.slice(0, at)).wait(999).frames).toEqual([]);
    expect(play().send(licence.slice(0, at)).wait(5000).frames).toEqual([broken(at)]);
  });

  it('is one notice wherever it is cut, and its rest is none, however late within two seconds', () => {
    fc.assert(
      fc.property(payload, part, fc.integer({ min: 1001, max: 2900 }), (text, where, pause) => {
        const at = 14 + Math.floor(where * (text.length - 18));
        const stripesCut = text.includes('_%') ? Math.min(at, text.lastIndexOf('_%') + 40) : at;
        const { frames } = play().send(text.slice(0, stripesCut)).wait(pause).send(text.slice(stripesCut)).wait(5000);
        expect(frames.map(({ type }) => type)).toEqual(['cut']);
      }),
    );
  });

  it('goes on where a value looks like an identifier after a pause', () => {
    const text = plainCard({ elements: { DDG: ']L0' } });
    const at = text.indexOf(']L0');
    expect(play().send(text.slice(0, at)).wait(120).send(text.slice(at)).frames).toEqual([scan(text)]);
  });

  it('is followed by the next scan: the licence again, or a card', () => {
    const torn = licence.slice(0, 150);
    expect(play().send(torn).wait(1200).send(licence).frames).toEqual([broken(150), scan(licence)]);
    expect(play().send(torn).wait(1500).send(card).wait(500).frames).toEqual([broken(150), scan(card)]);
    expect(play().send(torn).wait(9000).send('LOYALTY-77\r').wait(500).frames).toEqual([
      broken(150),
      scan('LOYALTY-77\r'),
    ]);
  });

  it.each(['', ']L0'])('soon after another, behind %j, is reported where it is unplugged', (aim) => {
    const framer = createFramer(options);
    const bytes = (text: string) => Buffer.from(text, 'latin1');
    framer.push(bytes(licence.replace(/(DL|ID|EN)\d{4}/, '$10000')), 0);
    expect(framer.tick(200)).toHaveLength(1);
    framer.push(bytes(`${aim}${licence.slice(0, 112)}`), 700);
    expect(framer.disconnect()).toEqual([{ type: 'cut', bytes: aim.length + 112, reason: 'disconnected' }]);
  });

  it('is not waited for where the end is seen, though its lengths are wrong', () => {
    const ontario = licence.replace(/(DL|ID|EN)\d{4}/, '$10000');
    expect(play().send(ontario).wait(200).frames).toEqual([scan(ontario)]);
  });
});

describe('a report that says more follows', () => {
  it('is waited for about a second: continued, 120 ms, the next', () => {
    const { frames } = play().send(licence.slice(0, 56), false).wait(120).send(licence.slice(56), true);
    expect(frames).toEqual([scan(licence)]);
    const code = play().send('HTTPS://EXAMPLE.COM/', false).wait(900).send('REST', true);
    expect(code.frames).toEqual([scan('HTTPS://EXAMPLE.COM/REST')]);
  });

  it('and none follows: one notice', () => {
    expect(play().send('HTTPS://EXAMPLE.COM/', false).wait(1000).frames).toEqual([broken(20)]);
  });

  it('that says nothing follows in the middle of a licence is not believed', () => {
    const { frames } = play().send(licence.slice(0, 56), true).wait(300).send(licence.slice(56), true);
    expect(frames).toEqual([scan(licence)]);
  });
});
