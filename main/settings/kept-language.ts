// The terminal's language for a program that only says something and ends: nothing is kept, moved or mended for it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProvisioningFile } from './provisioning-file';
import type { Language } from '../base';
import { storedSchema } from './schema';
import { storedName } from './stored-settings';

/** What the provisioning file says, else what was kept; null where neither does or can be read. */
export async function keptLanguage(folder: string, configPath: string | undefined): Promise<Language | null> {
  if (configPath !== undefined && configPath !== '') {
    const file = await readProvisioningFile(configPath);
    const said = file.ok ? file.value.language : file.language;
    if (said !== undefined) return said;
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
