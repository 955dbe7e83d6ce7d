// The login of the store's proxy: kept for the next start, its password by the keyring alone.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import { loadSettings } from '../../../main/settings';
import type { Startup } from '../../../main/settings';
import { createKeyring } from '../../support/fake-keyring';

let folder: string;
let keyring: ReturnType<typeof createKeyring>;

beforeEach(async () => {
  // Outside Electron the electron package resolves to the program's path, which it searches for without this variable.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir());
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await mkdir(join(folder, 'data'));
  keyring = createKeyring();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const data = (name = ''): string => join(folder, 'data', name);
const api = { baseUrl: 'https://posapi.example.com', clientId: 'till-3', clientSecret: 'Tr0ub4dor-secret' };

const start = (configPath?: string): Promise<Startup> =>
  loadSettings({
    folder: data(),
    configPath,
    secrets: createSecrets({ safeStorage: keyring, folder: data(), platform: 'linux' }),
  });

async function provision(content: unknown): Promise<Startup> {
  const file = join(folder, 'provisioning.json');
  await writeFile(file, JSON.stringify(content));
  return start(file);
}

const codes = (startup: Startup): string[] =>
  (startup.mode === 'stopped' ? startup.problems : startup.notices).map(({ code }) => code);

const proxyLogin = { proxy: 'proxy.store.example:8080', user: 'till-118', password: 'pr0xy-Passw0rd' };
const withLogin = { api: { ...api, proxyLogin } };
const stored = (): Promise<string> => readFile(data('settings.json'), 'utf8');

it('is kept for the next start, its password by the keyring alone', async () => {
  expect(await provision(withLogin)).toMatchObject({ mode: 'live', api: { proxyLogin }, notices: [] });
  expect(await start()).toMatchObject({ mode: 'live', api: { proxyLogin }, notices: [] });
  expect(JSON.parse(await stored())).toHaveProperty('api.proxyLogin', {
    proxy: proxyLogin.proxy,
    user: proxyLogin.user,
  });
  for (const name of await readdir(data())) {
    expect(await readFile(data(name), 'latin1')).not.toContain(proxyLogin.password);
  }
});

it('is taken back by a file without one', async () => {
  await provision(withLogin);
  const started = await provision({ api });
  expect(started).toMatchObject({ mode: 'live', notices: [] });
  expect(started).not.toHaveProperty('api.proxyLogin');
  expect(await stored()).not.toContain('proxyLogin');
  expect(await readdir(data())).not.toContain('proxy-password.bin');
});

it.each(['proxy', 'user'] as const)('has its password for its own %s alone', async (name) => {
  await provision(withLogin);
  const changed = JSON.parse(await stored()) as { api: { proxyLogin: Record<string, string> } };
  changed.api.proxyLogin[name] = name === 'proxy' ? 'other.example:1' : 'other';
  await writeFile(data('settings.json'), JSON.stringify(changed));
  const started = await start();
  expect(started).not.toHaveProperty('api.proxyLogin');
  expect(started.mode).toBe('live');
  expect(codes(started)).toEqual(['proxy_password_unreadable']);
});

it('that the keyring has lost is said, and the terminal starts without it', async () => {
  await provision(withLogin);
  await rm(data('proxy-password.bin'));
  const started = await start();
  expect(started).toMatchObject({ mode: 'live', notices: [{ code: 'proxy_password_unreadable' }] });
  expect(started).not.toHaveProperty('api.proxyLogin');
});

it('lives in memory without a keyring', async () => {
  keyring.available = false;
  expect(await provision(withLogin)).toMatchObject({ mode: 'live', api: { proxyLogin }, notices: [] });
  expect(await readdir(data())).not.toContain('proxy-password.bin');
});

it.each([
  ['proxy', 'proxy.store.example', 'proxy_invalid'],
  ['proxy', 'http://proxy.store.example:8080', 'proxy_invalid'],
  ['proxy', 'till:secret@proxy.store.example:8080', 'proxy_invalid'],
  ['proxy', 'proxy.store.example:0', 'proxy_invalid'],
  ['proxy', 'proxy.store.example:65536', 'proxy_invalid'],
  ['proxy', 'fd00::1:3128', 'proxy_invalid'],
  ['user', 'till:118', 'proxy_user_invalid'],
  ['user', ' till', 'proxy_user_invalid'],
  ['password', '', 'field_empty'],
  ['password', undefined, 'field_missing'],
] as const)('is checked: %s %j', async (name, value, code) => {
  const started = await provision({ api: { ...api, proxyLogin: { ...proxyLogin, [name]: value } } });
  expect(started).toEqual({
    mode: 'stopped',
    language: null,
    problems: [{ code, params: { field: `api.proxyLogin.${name}` } }],
  });
});

it.each(['10.0.0.1:3128', '[fd00::1]:3128', 'PROXY:80', 'proxy-1.store.example:8080'])(
  'may be for %s',
  async (proxy) => {
    const login = { ...proxyLogin, proxy };
    expect(await provision({ api: { ...api, proxyLogin: login } })).toMatchObject({ api: { proxyLogin: login } });
  },
);
