// The PIN that unlocks the lane, as it is kept: so that who reads the file has to try every PIN, at some cost each.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { UnlockPin } from './settings';

const saltBytes = 16;
const hashBytes = 32;
/** 32 MB and about a tenth of a second of another thread for each PIN: OWASP's advice for scrypt is of this order. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/** What to keep of a PIN, with a salt of its own. */
export async function hashPin(pin: string): Promise<UnlockPin> {
  const salt = randomBytes(saltBytes);
  return { salt: salt.toString('hex'), hash: (await derive(pin, salt)).toString('hex') };
}

/** Whether it is the PIN that was kept; takes as long for a wrong one as for the right one. */
export async function isPin(kept: UnlockPin, pin: string): Promise<boolean> {
  return timingSafeEqual(await derive(pin, Buffer.from(kept.salt, 'hex')), Buffer.from(kept.hash, 'hex'));
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(pin, salt, hashBytes, cost, (problem, hash) => {
      if (problem === null) done(hash);
      else fail(problem);
    });
  });
}
