// Seals what is personal in a row, so that it opens with the key alone, and in the very row that it was written for.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { JournalEntry } from './entry';

/** What stands open in a row. */
export type OpenPart = Omit<JournalEntry, 'personal'> & { at: number };

const algorithm = 'aes-256-gcm';
// NIST SP 800-38D, 8.2.2 and 8.3: with random nonces of 96 bits a key is good for 2^32 of them, a century of one a second.
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text with AES-256-GCM. Whoever changes the open part, or moves the result to another row, makes it unreadable.
 *
 * @param key 32 bytes
 * @param version of the schema that the row belongs to
 * @returns a fresh nonce of 12 bytes, the encrypted text, its tag of 16 bytes
 */
export function seal(key: Buffer, version: number, row: OpenPart, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bindingOf(version, row));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The text that was sealed; null where key, version, row or bytes are not those of the sealing. Never throws. */
export function unseal(key: Buffer, version: number, row: OpenPart, sealed: Uint8Array): string | null {
  try {
    const bytes = Buffer.from(sealed);
    const end = bytes.length - tagBytes;
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(bindingOf(version, row));
    decipher.setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, end)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function bindingOf(version: number, { id, place, since, step, at }: OpenPart): Buffer {
  return Buffer.from(JSON.stringify([version, id, place, since, step, at]));
}
