import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLock } from '../../../main/app/lock';
import type { Lock } from '../../../main/app/lock';
import { openWrongPins } from '../../../main/app/wrong-pins';

/** A lock whose PIN is 4711, with a clock of its own; records the PINs that it checks. */
function lockAt(): { lock: Lock; looked: string[]; clock: { steady: number; wall: number } } {
  const looked: string[] = [];
  const clock = { steady: 1000, wall: 1_700_000_000_000 };
  const lock = createLock({
    isPin: async (pin) => {
      looked.push(pin);
      await Promise.resolve();
      return pin === '4711';
    },
    now: () => clock.wall,
    steadyNow: () => clock.steady,
  });
  return { lock, looked, clock };
}
const open = { unlocked: true, againAt: null };
const shut = { unlocked: false, againAt: null };

describe('without a PIN', () => {
  it('opens at any attempt', async () => {
    const lock = createLock({ isPin: null, now: () => 0, steadyNow: () => 0 });
    expect(await lock.tryPin(null)).toEqual(open);
    expect(await lock.tryPin('1234')).toEqual(open);
  });
});

describe('with a PIN', () => {
  it('opens for it alone', async () => {
    const { lock } = lockAt();
    expect(await lock.tryPin(null)).toEqual(shut);
    expect(await lock.tryPin('0000')).toEqual(shut);
    expect(await lock.tryPin('4711')).toEqual(open);
  });

  it('an attempt without a PIN is no wrong one', async () => {
    const { lock } = lockAt();
    for (let times = 0; times < 10; times += 1) expect(await lock.tryPin(null)).toEqual(shut);
  });

  it('after three wrong ones waits, twice as long each time, up to five minutes, and checks none meanwhile', async () => {
    const { lock, looked, clock } = lockAt();
    await lock.tryPin('1');
    await lock.tryPin('2');
    for (const seconds of [5, 10, 20, 40, 80, 160, 300, 300]) {
      const wait = { unlocked: false, againAt: clock.wall + seconds * 1000 };
      expect(await lock.tryPin('3')).toEqual(wait);
      const before = looked.length;
      expect(await lock.tryPin('4711')).toEqual(wait);
      clock.steady += seconds * 1000 - 1;
      expect(await lock.tryPin('4711')).toEqual({ unlocked: false, againAt: clock.wall + 1 });
      expect(looked).toHaveLength(before);
      clock.steady += 1;
    }
    expect(await lock.tryPin('4711')).toEqual(open);
    expect(await lock.tryPin('1')).toEqual(shut);
  });

  it('a clock that is set does not end the wait', async () => {
    const { lock, clock } = lockAt();
    for (const pin of ['1', '2', '3']) await lock.tryPin(pin);
    clock.wall += 86_400_000;
    expect(await lock.tryPin('4711')).toEqual({ unlocked: false, againAt: clock.wall + 5000 });
  });

  it('many at once are checked one by one, so that no more than three get through', async () => {
    const { lock, looked } = lockAt();
    const tries = Array.from({ length: 50 }, (_, index) => lock.tryPin(String(5000 + index)));
    expect((await Promise.all([...tries, lock.tryPin('4711')])).map(({ unlocked }) => unlocked)).not.toContain(true);
    expect(looked).toEqual(['5000', '5001', '5002']);
  });

  it('continues where one could not be checked', async () => {
    let broken = true;
    const isPin = (): Promise<boolean> => (broken ? Promise.reject(new Error('no memory')) : Promise.resolve(true));
    const lock = createLock({ isPin, now: () => 0, steadyNow: () => 0 });
    await expect(lock.tryPin('4711')).rejects.toThrow('no memory');
    broken = false;
    expect(await lock.tryPin('4711')).toEqual(open);
  });

  it('in any sequence only the right one opens, and each check after three wrong ones comes after its wait', async () => {
    const step = fc.record({ pin: fc.constantFrom(null, '4711', '1111', '4712'), passed: fc.nat(400_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { lock, looked, clock } = lockAt();
        let wrong = 0;
        let lookedAt = 0;
        for (const { pin, passed } of steps) {
          clock.steady += passed;
          const before = looked.length;
          const { unlocked } = await lock.tryPin(pin);
          if (looked.length === before) {
            expect(unlocked).toBe(false);
            continue;
          }
          expect(unlocked).toBe(pin === '4711');
          if (wrong >= 3) {
            expect(clock.steady - lookedAt).toBeGreaterThanOrEqual(Math.min(5000 * 2 ** (wrong - 3), 300_000));
          }
          wrong = unlocked ? 0 : wrong + 1;
          lookedAt = clock.steady;
        }
      }),
    );
  });
});

describe('wrong PINs are counted beyond the end of the program', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flexiti-wrong-pins-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A program that was just started: its clock begins anew. */
  function started(isPin = (pin: string): Promise<boolean> => Promise.resolve(pin === '4711')) {
    const clock = { steady: 0 };
    const lock = createLock({
      isPin,
      now: () => clock.steady,
      steadyNow: () => clock.steady,
      wrongPins: openWrongPins(folder),
    });
    return { lock, clock };
  }

  it('a restart neither ends the wait nor gives free tries anew', async () => {
    const first = started();
    for (const pin of ['1', '2', '3']) await first.lock.tryPin(pin);
    for (const seconds of [5, 10, 20, 40]) {
      const { lock, clock } = started();
      const wait = { unlocked: false, againAt: seconds * 1000 };
      expect(await lock.tryPin('4711')).toEqual(wait);
      clock.steady = seconds * 1000 - 1;
      expect(await lock.tryPin('4711')).toEqual(wait);
      clock.steady += 1;
      expect(await lock.tryPin('0000')).toEqual({ unlocked: false, againAt: seconds * 3000 });
    }
    const { lock, clock } = started();
    clock.steady = 80_000;
    expect(await lock.tryPin('4711')).toEqual(open);
    expect(await started().lock.tryPin('4711')).toEqual(open);
  });

  it('one wrong PIN for each start comes to a wait all the same', async () => {
    for (const pin of ['1', '2', '3']) expect((await started().lock.tryPin(pin)).unlocked).toBe(false);
    expect((await started().lock.tryPin('4711')).unlocked).toBe(false);
  });

  it('a program that is ended while it checks has counted', async () => {
    for (let times = 0; times < 3; times += 1) {
      void started(() => new Promise<boolean>(() => undefined)).lock.tryPin('1');
      await expect.poll(() => openWrongPins(folder).read()).toBe(times + 1);
    }
    expect((await started().lock.tryPin('4711')).unlocked).toBe(false);
  });

  it('a PIN that could not be checked is not counted', async () => {
    const { lock } = started(() => Promise.reject(new Error('no memory')));
    for (let times = 0; times < 5; times += 1) await expect(lock.tryPin('1')).rejects.toThrow('no memory');
    expect(await started().lock.tryPin('4711')).toEqual(open);
  });

  it.each(['', '{', '{"wrong":-1}', '{"wrong":"0"}', '{"wrong":0.5}', 'null', '{}'])(
    'a count that cannot be read (%s) is not taken for none',
    async (text) => {
      writeFileSync(join(folder, 'wrong-pins.json'), text);
      const { lock, clock } = started();
      expect(await lock.tryPin('4711')).toEqual({ unlocked: false, againAt: 5000 });
      clock.steady = 5000;
      expect(await lock.tryPin('4711')).toEqual(open);
    },
  );

  it('however many there were, the wait is five minutes', async () => {
    writeFileSync(join(folder, 'wrong-pins.json'), JSON.stringify({ wrong: Number.MAX_SAFE_INTEGER }));
    expect(await started().lock.tryPin('4711')).toEqual({ unlocked: false, againAt: 300_000 });
  });

  it('where nothing can be stored, it counts in memory', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    const { lock, clock } = started();
    clock.steady = 5000;
    for (const pin of ['1', '2', '3']) expect((await lock.tryPin(pin)).unlocked).toBe(false);
    expect((await lock.tryPin('4711')).unlocked).toBe(false);
  });

  it('holds nothing of a PIN, and is not made where no PIN is set', async () => {
    const lock = createLock({ isPin: null, now: () => 0, steadyNow: () => 0, wrongPins: openWrongPins(folder) });
    await lock.tryPin('4712');
    expect(readdirSync(folder)).toEqual([]);
    await started().lock.tryPin('4712');
    expect(readFileSync(join(folder, 'wrong-pins.json'), 'utf8')).toBe('{"wrong":1}');
  });
});
