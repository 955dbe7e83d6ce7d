// Decides at start whether this terminal is live, in training, or stopped. A live till never falls back to training.
import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../base';
import { storedSchema, withDefaults, withoutTrailingSlashes } from './schema';
import type {
  ApiAccess,
  Provisioned,
  Settings,
  SettingsProblem,
  SettingsProblemCode,
  Stored,
  UnlockPin,
} from './schema';
import { errorCode, readProvisioningFile } from './provisioning-file';
import { isMarkedProvisioned, markProvisioned, readStored, writeStored } from './stored-settings';
import { hashPin, isPin } from './unlock-pin';

/** Stores the client secret: `Secrets` of main/secrets as far as it is used here. */
export interface SecretStore {
  store(secret: string, owner: string): Promise<'keyring' | 'memory' | 'memory_after_failure'>;
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
      /** With `memory` each start needs the provisioning file. */
      secretStoredIn: 'keyring' | 'memory';
      notices: SettingsProblem[];
    }
  /** `language` is null where none is configured. */
  | { mode: 'stopped'; language: Language | null; problems: SettingsProblem[] };

export interface LoadOptions {
  /** Holds the stored settings; must exist. */
  folder: string;
  /** The value of FLEXITI_POS_CONFIG; empty means none. */
  configPath: string | undefined;
  secrets: SecretStore;
}

/**
 * Reads the stored settings and the provisioning file, which wins field by field and is stored in turn. What is wrong
 * either stops the start (`problems`) or is a warning (`notices`). Never rejects for what it finds on the disk.
 */
export async function loadSettings({ folder, configPath, secrets }: LoadOptions): Promise<Startup> {
  const reading = await readStored(folder);
  const previous = reading.ok ? reading.stored : {};
  const file = configPath === undefined || configPath === '' ? null : await readProvisioningFile(configPath);
  const provisioned = file?.ok === true ? file.value : null;
  const language =
    provisioned?.language ?? (file?.ok === false ? file.language : undefined) ?? previous.language ?? null;
  const stop = (...problems: SettingsProblem[]): Startup => ({ mode: 'stopped', language, problems });

  if (!reading.ok) return stop(reading.problem, ...(file?.ok === false ? file.problems : []));
  const notices = reading.damaged === null ? [] : [reading.damaged];
  if (file?.ok === false) return stop(...file.problems, ...notices);

  const stored = await merge(previous, provisioned);
  const settings = withDefaults(stored);
  const save = async (now: Stored): Promise<void> => {
    if (!isDeepStrictEqual(now, previous)) await writeStored(folder, now);
  };
  try {
    if (provisioned?.api !== undefined) {
      const { clientSecret, ...api } = { ...provisioned.api, baseUrl: withoutTrailingSlashes(provisioned.api.baseUrl) };
      await markProvisioned(folder);
      const location = await secrets.store(clientSecret, ownerOf(api));
      await save(stored);
      if (location === 'memory_after_failure') notices.push(problem('secret_not_kept'));
      return {
        mode: 'live',
        settings,
        api: { ...api, clientSecret },
        secretStoredIn: location === 'keyring' ? 'keyring' : 'memory',
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
      return { mode: 'live', settings, api, secretStoredIn: 'keyring', notices };
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

// One code for each: each message names the file. Without a keyring no secret was ever stored, and only the file is
// missing.
const secretProblems = {
  none: 'provisioned_but_no_configuration',
  locked: 'secret_locked',
  unreadable: 'secret_unreadable',
  other_owner: 'secret_of_other_account',
} as const satisfies Record<string, SettingsProblemCode>;

function problem(code: SettingsProblemCode, params: SettingsProblem['params'] = {}): SettingsProblem {
  return { code, params };
}

async function merge(stored: Stored, provisioned: Provisioned | null): Promise<Stored> {
  const { unlockPin, ...others } = provisioned ?? {};
  // The stored schema drops the client secret.
  const { unlockPin: storedPin, ...merged } = { ...stored, ...storedSchema.parse(others) };
  const pin = await mergePin(storedPin, unlockPin);
  return {
    ...merged,
    ...(merged.api !== undefined && { api: { ...merged.api, baseUrl: withoutTrailingSlashes(merged.api.baseUrl) } }),
    ...(pin !== undefined && { unlockPin: pin }),
  };
}

// The same PIN keeps its hash, so that nothing need be written.
async function mergePin(
  stored: UnlockPin | undefined,
  provisioned: string | null | undefined,
): Promise<UnlockPin | undefined> {
  if (provisioned === undefined) return stored;
  if (provisioned === null) return undefined;
  return stored !== undefined && (await isPin(stored, provisioned)) ? stored : hashPin(provisioned);
}

/** The account that a secret belongs to. */
function ownerOf({ baseUrl, clientId }: ApiAccess): string {
  return JSON.stringify([baseUrl, clientId]);
}
