// The terminal's language for a run that only prints and ends: it writes and repairs nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../base';
import { readProvisioningFile } from './provisioning-file';
import { storedSchema } from './schema';
import { storedName } from './stored-settings';

/** The language of the provisioning file, else the stored one; null where neither is there and readable. */
export async function configuredLanguage(folder: string, configPath: string | undefined): Promise<Language | null> {
  if (configPath !== undefined && configPath !== '') {
    const file = await readProvisioningFile(configPath);
    const language = file.ok ? file.value.language : file.language;
    if (language !== undefined) return language;
  }
  try {
    const stored = storedSchema
      .pick({ language: true })
      .parse(JSON.parse(await readFile(join(folder, storedName), 'utf8')));
    return stored.language ?? null;
  } catch {
    return null;
  }
}
