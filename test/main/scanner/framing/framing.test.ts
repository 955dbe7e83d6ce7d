// `play` feeds bytes at given times of a fake clock, and ticks at each deadline.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer } from '../../../../main/scanner/framing/framing';
import type { Frame } from '../../../../main/scanner/framing/endings';
import { aamva, stripes } from '../payloads';
import { options, play } from '../play';

const scan = (payload: string): Frame => ({ type: 'scan', payload });
const withoutSuffix = (payload: string): string => payload.slice(0, payload.search(/[\0\s]*$/));
const first = aamva('TREMBLAY');
const second = aamva('GAGNON', 'JEAN');
const bc = stripes('NGUYEN');
const damaged = first.replace('\n\x1e\r', '\r\x1c\n').replace('ANSI ', 'ANSI\n');
const suffixes = ['', '\r', '\r\n', '\t', '\0', '\0\0\r\n'];

describe('a complete payload', () => {
  it.each([first, bc, `]L0${first}`, `]L0${bc}`])(
    'is handed on with its last byte, before any time has passed',
    (payload) => {
      const player = play().send(payload.slice(0, -1));
      expect(player.frames).toEqual([]);
      expect(player.send(payload.slice(-1)).frames).toEqual([scan(payload)]);
    },
  );

  it.each(suffixes)('is the same with any suffix (%j)', (suffix) => {
    for (const gap of [0, 1, 49, 51, 500]) {
      const player = play().send(first).wait(gap).send(suffix).wait(1000);
      expect(player.frames).toEqual([scan(first)]);
    }
  });

  it('is not cut at a CR, an LF, an @ or a % inside it', () => {
    expect(play().send(first).wait(1000).frames).toEqual([scan(first)]);
    expect(first).toContain('MARIE\nDBB');
    expect(bc).toContain('_%0A');
  });

  it('does not take the third stripe for a new scan, however it begins', () => {
    const odd = bc.replace('_%0A', '_%BCA');
    expect(play().send(odd).frames).toEqual([scan(odd)]);
  });

  it('is followed by a scan of its own after a pause, though no timer ran meanwhile', () => {
    const framer = createFramer(options);
    framer.push(Buffer.from(first, 'latin1'), 0);
    framer.push(Buffer.from('6274000000000001', 'latin1'), 5000);
    expect(framer.tick(5200)).toEqual([scan('6274000000000001')]);
  });

  it('drops what follows without a gap: lengths may be wrong', () => {
    const player = play().send(first);
    for (const piece of ['ZZZZAmore@exam', 'ple.com\nZZB50%', ' of it\r', '\r\n']) player.wait(20).send(piece);
    expect(player.wait(1000).frames).toEqual([scan(first)]);
    player.send(second);
    expect(player.frames).toEqual([scan(first), scan(second)]);
  });

  it('accepts a scan without a start character once the grace time is over', () => {
    const player = play().send(first).send('\r').wait(60).send('6274000000000001\r').wait(300);
    expect(player.frames).toEqual([scan(first), scan('6274000000000001\r')]);
  });
});

describe('two quick scans', () => {
  const starts = [second, bc, `]L0${second}`, `]L0${stripes('ROY')}`];
  it.each(starts)('remain two, in one chunk or 1 ms apart', (next) => {
    for (const suffix of suffixes) {
      expect(play().send(first + suffix + next).frames).toEqual([scan(first), scan(next)]);
      expect(
        play()
          .send(first + suffix)
          .wait(1)
          .send(next + suffix).frames,
      ).toEqual([scan(first), scan(next)]);
    }
  });

  it('remain two when the first is damaged, or has lost its end', () => {
    expect(play().send(damaged + second).frames).toEqual([scan(damaged), scan(second)]);
    const torn = first.slice(0, 120);
    const broken: Frame = { type: 'cut', bytes: 120, reason: 'broken_off' };
    for (const next of starts) expect(play().send(torn + next).frames).toEqual([broken, scan(next)]);
    const tornStripes = bc.slice(0, 60);
    expect(play().send(tornStripes + bc).frames).toEqual([{ ...broken, bytes: 60 }, scan(bc)]);
  });

  it('remain two when what is too much for the first runs into the second', () => {
    expect(play().send(`${first}ZZZZAmore${second}`).frames).toEqual([scan(first), scan(second)]);
  });

  it('remain two when both are damaged', () => {
    expect(play().send(damaged).wait(1).send(damaged).wait(300).frames).toEqual([scan(damaged), scan(damaged)]);
  });

  it('of the same licence are both reported', () => {
    expect(play().send(first + first).frames).toEqual([scan(first), scan(first)]);
  });
});

describe('a prefix that the scanner is set to send', () => {
  it.each(['r', 'S08', 'PDF417: '])('%j is no scan of its own', (prefix) => {
    expect(play().send(prefix).send(first).wait(1000).frames).toEqual([scan(first)]);
    expect(
      play()
        .send(`${prefix}${bc}`)
        .wait(1000)
        .frames.map(({ type }) => type),
    ).toEqual(['scan']);
  });

  it('is a scan where nothing follows', () => {
    expect(play().send('S08').wait(1000).frames).toEqual([scan('S08')]);
  });
});

describe('a payload that is never complete', () => {
  it('is reported after silence', () => {
    const player = play().send(damaged).wait(199);
    expect(player.frames).toEqual([]);
    expect(player.wait(1).frames).toEqual([scan(damaged)]);
  });

  it('loses trailing NUL and TAB, but no CR, which may be its own', () => {
    expect(play().send(`${damaged}\t\0\0`).wait(300).frames).toEqual([scan(damaged)]);
    expect(play().send('AB345678\r\n').wait(300).frames).toEqual([scan('AB345678\r\n')]);
  });

  it('is not split by pauses shorter than the silence', () => {
    const player = play();
    for (const character of damaged) player.send(character).wait(150);
    expect(player.wait(50).frames).toEqual([scan(damaged)]);
  });

  it('is not split when the timer comes late because the process was busy', () => {
    const framer = createFramer(options);
    framer.push(Buffer.from(damaged.slice(0, 50), 'latin1'), 0);
    expect(framer.tick(900)).toEqual([]);
    framer.push(Buffer.from(damaged.slice(50), 'latin1'), 901);
    expect(framer.tick(1101)).toEqual([scan(damaged)]);
  });

  it('is reported though every timer is late', () => {
    const framer = createFramer(options);
    framer.push(Buffer.from(damaged, 'latin1'), 0);
    expect(framer.tick(900)).toEqual([]);
    expect(framer.tick(1900)).toEqual([scan(damaged)]);
    expect(framer.deadline).toBeNull();
  });

  it('that is nothing but control characters is no scan', () => {
    expect(play().send('\r\n\0\t').wait(1000).frames).toEqual([]);
  });
});

describe('a number that is no licence', () => {
  it.each(['6363101170001234\r', ']C06363101170001234\r\n', '4006381333931\t'])(
    'is over with its suffix: %j',
    (text) => {
      const end = text.search(/[\r\n\t]/);
      expect(play().send(text.slice(0, end)).frames).toEqual([]);
      expect(
        play()
          .send(text)
          .frames.map((frame) => frame.type === 'scan' && frame.payload.trim()),
      ).toEqual([text.slice(0, end)]);
    },
  );

  it('is followed by another at once', () => {
    const frames = play().send('6363101170001234\r\n').send('4006381333931\r\n').send('LOYALTY').wait(200).frames;
    expect(frames.map((frame) => frame.type === 'scan' && frame.payload.trim())).toEqual([
      '6363101170001234',
      '4006381333931',
      'LOYALTY',
    ]);
  });

  it('without a suffix is over after silence, and a line of a licence that lost its start is not taken for one', () => {
    expect(play().send('6363101170001234').wait(200).frames).toEqual([scan('6363101170001234')]);
    expect(play().send('M5J2H7  \rDCGCAN\n123').frames).toEqual([]);
  });
});

describe('an unplug', () => {
  it('in the middle of a scan is reported, and its bytes are not joined to the next', () => {
    const framer = createFramer(options);
    framer.push(Buffer.from(first.slice(0, 77), 'latin1'), 0);
    expect(framer.disconnect()).toEqual([{ type: 'cut', bytes: 77, reason: 'disconnected' }]);
    expect(framer.deadline).toBeNull();
    expect(framer.push(Buffer.from(second, 'latin1'), 5)).toEqual([scan(second)]);
  });

  it('with nothing pending, or right after a complete scan, cuts nothing', () => {
    const framer = createFramer(options);
    expect(framer.disconnect()).toEqual([]);
    framer.push(Buffer.from(`${first}\r`, 'latin1'), 0);
    expect(framer.disconnect()).toEqual([]);
  });
});

describe('more than a scan may hold', () => {
  it('is dropped and reported once, and the next scan is read', () => {
    const player = play().send(`@${'A'.repeat(200_000)}`);
    expect(player.frames).toEqual([{ type: 'cut', bytes: 65537, reason: 'too_long' }]);
    expect(player.send(second).frames).toHaveLength(2);
    expect(player.frames[1]).toEqual(scan(second));
  });

  it('is not checked beyond a barcode’s capacity', () => {
    let asked = 0;
    const framer = createFramer({
      ...options,
      isComplete: () => {
        asked += 1;
        return false;
      },
    });
    framer.push(Buffer.from('A'.repeat(60_000)), 0);
    expect(asked).toBe(4096);
  });

  it('is over after silence', () => {
    const player = play(createFramer({ ...options, maxBytes: 100 }));
    player.send('A'.repeat(300)).wait(300).send('12345').wait(300);
    expect(player.frames).toEqual([{ type: 'cut', bytes: 101, reason: 'too_long' }, scan('12345')]);
  });
});

describe('any chunks', () => {
  const name = fc.stringMatching(/^[A-Z' -]{1,12}(@[A-Z]{1,8})?$/);
  const payload = fc.oneof(
    fc.tuple(name, name).map(([family, given]) => aamva(family, given)),
    name.map((family) => stripes(family.replace('@', ' '))),
    name.map((family) => `]L0${aamva(family)}`),
    name.map((family) => aamva(family).replace('ANSI ', 'ANSI\n')),
  );
  const sizes = fc.array(fc.nat({ max: 90 }), { maxLength: 30 });

  it('two scans give the same two payloads', () => {
    fc.assert(
      fc.property(
        payload,
        payload,
        fc.constantFrom(...suffixes),
        sizes,
        fc.nat({ max: 49 }),
        (one, two, suffix, cuts, gap) => {
          const bytes = one + suffix + two + suffix;
          const player = play();
          let at = 0;
          for (const size of [...cuts, bytes.length]) {
            player.send(bytes.slice(at, at + size)).wait(gap);
            at += size;
          }
          const whole = play().send(bytes).wait(1000).frames;
          expect(player.wait(1000).frames).toEqual(whole);
          // A scan that is not complete keeps the suffix: it cannot be told from the licence's own CR.
          const bare = whole.map((frame) => (frame.type === 'scan' ? withoutSuffix(frame.payload) : frame));
          expect(bare).toEqual([withoutSuffix(one), withoutSuffix(two)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any bytes: nothing throws, nothing is longer than allowed and every byte goes to one frame at most', () => {
    const bytes = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        payload.map((text) => Buffer.from(text, 'latin1')),
      ),
    );
    fc.assert(
      fc.property(bytes, (pieces) => {
        const player = play(createFramer({ ...options, maxBytes: 500 }));
        for (const piece of pieces) player.send(Buffer.from(piece).toString('latin1')).wait(3);
        player.wait(1000);
        const sizes = player.frames.map((frame) => (frame.type === 'scan' ? frame.payload.length : frame.bytes));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(501);
        const sent = pieces.reduce((sum, piece) => sum + piece.length, 0);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(sent);
        expect(player.framer.deadline).toBeNull();
      }),
    );
  });
});
