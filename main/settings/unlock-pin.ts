// The stored form of the PIN that unlocks the lane: a reader of the file has to try every PIN, at some cost each.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { UnlockPin } from './schema';

const saltBytes = 16;
const hashBytes = 32;
/** 32 MB and about 0.1 s of another thread for each PIN: of the order that OWASP advises for scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/** The stored form of a PIN, with a new salt. */
export async function hashPin(pin: string): Promise<UnlockPin> {
  const salt = randomBytes(saltBytes);
  return { salt: salt.toString('hex'), hash: (await derive(pin, salt)).toString('hex') };
}

/** Whether it is the stored PIN, in constant time. */
export async function isPin(stored: UnlockPin, pin: string): Promise<boolean> {
  return timingSafeEqual(await derive(pin, Buffer.from(stored.salt, 'hex')), Buffer.from(stored.hash, 'hex'));
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, cost, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
