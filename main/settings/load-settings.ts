// Decides at start whether this terminal is live, in training, or stopped. A live till never falls back to training.
import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../base';
import { storedSchema, withDefaults, withoutTrailingSlashes } from './schema';
import type {
  ApiAccess,
  ApiCredentials,
  Provisioned,
  ProxyLogin,
  Settings,
  SettingsProblem,
  SettingsProblemCode,
  Stored,
  UnlockPin,
} from './schema';
import { errorCode, readProvisioningFile } from './provisioning-file';
import { isMarkedProvisioned, markProvisioned, readStored, writeStored } from './stored-settings';
import { hashPin, isPin } from './unlock-pin';

/** `StoredSecret` of main/secrets, as far as it is used here. */
interface StoredSecret {
  store(secret: string, owner: string): Promise<'keyring' | 'memory' | 'memory_after_failure'>;
  read(
    owner: string,
  ): Promise<{ kind: 'secret'; secret: string } | { kind: 'none' | 'locked' | 'unreadable' | 'other_owner' }>;
  forget(): Promise<void>;
}

/** Stores what must not be in the settings: `Secrets` of main/secrets as far as it is used here. */
export interface SecretStore {
  clientSecret: StoredSecret;
  proxyPassword: StoredSecret;
}

export type Startup =
  | { mode: 'training'; settings: Settings; notices: SettingsProblem[] }
  | {
      mode: 'live';
      settings: Settings;
      api: ApiCredentials;
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
      const { clientSecret, proxyLogin, ...access } = provisioned.api;
      const api = { ...access, baseUrl: withoutTrailingSlashes(access.baseUrl), clientSecret };
      await markProvisioned(folder);
      const location = await secrets.clientSecret.store(clientSecret, ownerOf(api));
      const isLoginKept = await keepLogin(secrets.proxyPassword, proxyLogin);
      await save(stored);
      if (location === 'memory_after_failure' || !isLoginKept) notices.push(problem('secret_not_kept'));
      return {
        mode: 'live',
        settings,
        api: { ...api, ...(proxyLogin !== undefined && { proxyLogin }) },
        secretStoredIn: location === 'keyring' ? 'keyring' : 'memory',
        notices,
      };
    }
    if (stored.api !== undefined) {
      await markProvisioned(folder);
      const found = await secrets.clientSecret.read(ownerOf(stored.api));
      if (found.kind !== 'secret') {
        return stop(...notices, problem(secretProblems[found.kind]));
      }
      await save(stored);
      const { proxyLogin: access, ...others } = stored.api;
      const proxyLogin = access && (await readLogin(secrets.proxyPassword, access));
      if (proxyLogin === null) notices.push(problem('proxy_password_unreadable'));
      const api = { ...others, clientSecret: found.secret, ...(proxyLogin && { proxyLogin }) };
      return { mode: 'live', settings, api, secretStoredIn: 'keyring', notices };
    }
    if ((await isMarkedProvisioned(folder)) || (await secrets.clientSecret.read('')).kind !== 'none') {
      return stop(...notices, problem('provisioned_but_no_configuration'));
    }
    await save(stored);
    return { mode: 'training', settings, notices };
  } catch (error) {
    return stop(...notices, problem('folder_not_writable', { folder, reason: errorCode(error) }));
  }
}

/** False where its password could not be stored although there is a keyring. */
async function keepLogin(passwords: StoredSecret, login: ProxyLogin | undefined): Promise<boolean> {
  if (login !== undefined) return (await passwords.store(login.password, loginOwner(login))) !== 'memory_after_failure';
  await passwords.forget();
  return true;
}

/** Null where its password is not there: the terminal may well reach Flexiti without. */
async function readLogin(
  passwords: StoredSecret,
  access: NonNullable<ApiAccess['proxyLogin']>,
): Promise<ProxyLogin | null> {
  const found = await passwords.read(loginOwner(access));
  return found.kind === 'secret' ? { ...access, password: found.secret } : null;
}

/** Whom the password may be told, and as whom. */
function loginOwner({ proxy, user }: NonNullable<ApiAccess['proxyLogin']>): string {
  return JSON.stringify([proxy, user]);
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
  // The stored schema drops the client secret and the proxy's password.
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
