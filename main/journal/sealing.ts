// Encrypts the personal part of a row, bound to the key and to the row it was written for.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { JournalEntry } from './entry';

/** The plain-text part of a row: authenticated, not encrypted. */
export type OpenPart = Omit<JournalEntry, 'personal'> & { at: number };

const algorithm = 'aes-256-gcm';
// NIST SP 800-38D, 8.2.2 and 8.3: a key may be used with 2^32 random nonces of 96 bits, a century of one per second.
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text with AES-256-GCM. A changed open part or another row makes the result unreadable.
 *
 * @param key 32 bytes
 * @param version schema version of the row
 * @returns nonce (12 bytes), ciphertext, tag (16 bytes)
 */
export function seal(key: Buffer, version: number, row: OpenPart, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bindingOf(version, row));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The sealed text; null unless key, version, row and bytes are those of the sealing. Never throws. */
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
