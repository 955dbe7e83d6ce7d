// The certificates of authorities that are trusted for Flexiti beside the system's: the file that `api.caFile` names.
import { X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { errorCode, readUpTo } from './provisioning-file';
import type { SettingsProblem } from './schema';

export interface Authorities {
  /** PEM, one certificate each. */
  certificates: string[];
  notices: SettingsProblem[];
}

const maxBytes = 1024 * 1024;

/**
 * The certificates of the file; none without one. Of a file in which anything cannot be read none is used, and a notice
 * says why: the terminal may well reach Flexiti by the system's.
 */
export async function readAuthorities(file: string | undefined): Promise<Authorities> {
  if (file === undefined) return { certificates: [], notices: [] };
  const unusable = (reason: string): Authorities => ({
    certificates: [],
    notices: [{ code: 'ca_file_unusable', params: { file, reason } }],
  });
  try {
    // First of all: opening a pipe would wait for its other end for ever.
    if (!(await stat(file)).isFile()) return unusable('not_a_file');
    const bytes = await readUpTo(file, maxBytes);
    if (bytes === null) return unusable('too_large');
    const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0) return unusable('no_certificate');
    return { certificates: blocks.map((block) => new X509Certificate(block).toString()), notices: [] };
  } catch (error) {
    return unusable(errorCode(error));
  }
}
