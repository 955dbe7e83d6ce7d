// Decides at start what this terminal is: live, in training, or stopped with the reasons. A live till never turns into a demo.
import { isDeepStrictEqual } from 'node:util';
import type { SettingsProblem, SettingsProblemCode } from './problems';
import { errorCode, readProvisioningFile } from './provisioning-file';
import type { Language } from '../base';
import { storedSchema } from './schema';
import type { Provisioned, Stored } from './schema';
import { withDefaults } from './settings';
import type { ApiAccess, Settings, UnlockPin } from './settings';
import { isMarkedProvisioned, markProvisioned, readStored, writeStored } from './stored-settings';
import { hashPin, isPin } from './unlock-pin';

/** Where the client secret is kept. What main/secrets makes fits. */
export interface SecretKeeper {
  keep(secret: string, owner: string): Promise<'keyring' | 'memory' | 'memory_after_failure'>;
  read(
    owner: string,
  ): Promise<{ kind: 'secret'; secret: string } | { kind: 'none' | 'locked' | 'unreadable' | 'other_owner' }>;
}

export type Startup =
  | { mode: 'training'; settings: Settings; notices: SettingsProblem[] }
  | {
      mode: 'live';
      settings: Settings;
      api: ApiAccess & { clientSecret: string };
      /** In memory alone, the provisioning file is needed at each start. */
      secretKeptIn: 'keyring' | 'memory';
      notices: SettingsProblem[];
    }
  /** `language` is null where nobody has said which. */
  | { mode: 'stopped'; language: Language | null; problems: SettingsProblem[] };

export interface LoadOptions {
  /** Where settings are kept; it has to exist. */
  folder: string;
  /** The value of FLEXITI_POS_CONFIG; empty is as good as none. */
  configPath: string | undefined;
  secrets: SecretKeeper;
}

/**
 * Reads what is kept and the provisioning file, which wins field by field and is kept in turn. Whatever is wrong is in the
 * answer: it stops the start (`problems`), or only has to be told (`notices`). Never throws for what it finds on the disk.
 */
export async function loadSettings({ folder, configPath, secrets }: LoadOptions): Promise<Startup> {
  const reading = await readStored(folder);
  const kept = reading.ok ? reading.stored : {};
  const file = configPath === undefined || configPath === '' ? null : await readProvisioningFile(configPath);
  const said = file?.ok === true ? file.value : null;
  const language = said?.language ?? (file?.ok === false ? file.language : undefined) ?? kept.language ?? null;
  const stop = (...problems: SettingsProblem[]): Startup => ({ mode: 'stopped', language, problems });

  if (!reading.ok) return stop(reading.problem, ...(file?.ok === false ? file.problems : []));
  const notices = reading.damaged === null ? [] : [reading.damaged];
  if (file?.ok === false) return stop(...file.problems, ...notices);

  const stored = await merge(kept, said);
  const settings = withDefaults(stored);
  const save = async (now: Stored): Promise<void> => {
    if (!isDeepStrictEqual(now, kept)) await writeStored(folder, now);
  };
  try {
    if (said?.api !== undefined) {
      const { clientSecret, ...api } = { ...said.api, baseUrl: withoutSlash(said.api.baseUrl) };
      await markProvisioned(folder);
      const where = await secrets.keep(clientSecret, ownerOf(api));
      await save(stored);
      if (where === 'memory_after_failure') notices.push(problem('secret_not_kept'));
      return {
        mode: 'live',
        settings,
        api: { ...api, clientSecret },
        secretKeptIn: where === 'keyring' ? 'keyring' : 'memory',
        notices,
      };
    }
    if (stored.api !== undefined) {
      await markProvisioned(folder);
      const found = await secrets.read(ownerOf(stored.api));
      if (found.kind !== 'secret') {
        return stop(...notices, problem(secretProblems[found.kind]));
      }
      await save(stored);
      const api = { ...stored.api, clientSecret: found.secret };
      return { mode: 'live', settings, api, secretKeptIn: 'keyring', notices };
    }
    if ((await isMarkedProvisioned(folder)) || (await secrets.read('')).kind !== 'none') {
      return stop(...notices, problem('provisioned_but_no_configuration'));
    }
    await save(stored);
    return { mode: 'training', settings, notices };
  } catch (error) {
    return stop(...notices, problem('folder_not_writable', { folder, reason: errorCode(error) }));
  }
}

// One each, because each says to name the file. Without a keyring no secret was ever kept: then only the file is missing.
const secretProblems = {
  none: 'provisioned_but_no_configuration',
  locked: 'secret_locked',
  unreadable: 'secret_unreadable',
  other_owner: 'secret_of_other_account',
} as const satisfies Record<string, SettingsProblemCode>;

function problem(code: SettingsProblemCode, params: SettingsProblem['params'] = {}): SettingsProblem {
  return { code, params };
}

// Reading it as what is kept leaves the secret out.
async function merge(kept: Stored, said: Provisioned | null): Promise<Stored> {
  const { unlockPin, ...others } = said ?? {};
  const { unlockPin: keptPin, ...merged } = { ...kept, ...storedSchema.parse(others) };
  const pin = await mergePin(keptPin, unlockPin);
  return {
    ...merged,
    ...(merged.api !== undefined && { api: { ...merged.api, baseUrl: withoutSlash(merged.api.baseUrl) } }),
    ...(pin !== undefined && { unlockPin: pin }),
  };
}

// The same PIN stays as it is kept: nothing need be written for it.
async function mergePin(kept: UnlockPin | undefined, said: string | null | undefined): Promise<UnlockPin | undefined> {
  if (said === undefined) return kept;
  if (said === null) return undefined;
  return kept !== undefined && (await isPin(kept, said)) ? kept : hashPin(said);
}

/** Whom a secret belongs to. */
function ownerOf({ baseUrl, clientId }: ApiAccess): string {
  return JSON.stringify([baseUrl, clientId]);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
