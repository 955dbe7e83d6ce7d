// Starts of a terminal on a real folder, with the real electron-store and a keyring that stands in for the system's.
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import type { Secrets } from '../../../main/secrets';
import { isPin, storeLanguage, loadSettings } from '../../../main/settings';
import type { SecretStore, Startup, UnlockPin } from '../../../main/settings';
import { createKeyring } from '../../support/fake-keyring';

let folder: string;
let file: string;
let keyring: ReturnType<typeof createKeyring>;

beforeEach(async () => {
  // Outside Electron its package gives the path of its program, and looks for it unless it is told where that is.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir());
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await mkdir(join(folder, 'data'));
  file = join(folder, 'provisioning.json');
  keyring = createKeyring();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const data = (name = ''): string => join(folder, 'data', name);
const api = { baseUrl: 'https://posapi.example.com', clientId: 'till-3', clientSecret: 'Tr0ub4dor-secret' };
const full = {
  api,
  store: '118',
  lane: '3',
  language: 'fr-CA',
  serial: { path: 'COM3', baudRate: 115200 },
  overrideAllowed: true,
  scanningAllowed: false,
  pinInCopies: true,
  auditDays: 30,
  lockAfterMinutes: 15,
  parkedHours: 2,
  closingTime: '21:30',
};

const port = (path: string, baudRate = 9600) => ({
  path,
  usb: null,
  baudRate,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
});

const start = (configPath?: string): Promise<Startup> =>
  loadSettings({
    folder: data(),
    configPath,
    secrets: createSecrets({ safeStorage: keyring, folder: data(), platform: 'linux' }),
  });

async function provision(content: unknown): Promise<Startup> {
  await writeFile(file, JSON.stringify(content));
  return start(file);
}

const codes = (startup: Startup): string[] =>
  (startup.mode === 'stopped' ? startup.problems : startup.notices).map(({ code }) => code);

it('takes the secrets of main/secrets', () => {
  expectTypeOf<Secrets>().toExtend<SecretStore>();
});

describe('a terminal that was never provisioned', () => {
  const defaults = {
    store: null,
    lane: null,
    language: 'en-CA',
    serial: [],
    keyboard: { prefix: null, suffix: null },
    sameScanMs: 2000,
    overrideAllowed: false,
    scanningAllowed: true,
    pinInCopies: false,
    auditDays: 90,
    lockAfterMinutes: 5,
    unlockPin: null,
    parkedHours: 12,
    closingTime: null,
    tourSeen: false,
    sandbox: { port: null, controlToken: null },
  };

  it('is in training, writes nothing, and stays so', async () => {
    expect(await start()).toEqual({ mode: 'training', settings: defaults, notices: [] });
    expect(await start('')).toEqual({ mode: 'training', settings: defaults, notices: [] });
    expect(await readdir(data())).toEqual([]);
  });

  it('may have a serial port, with a rate of its own or 9600', async () => {
    const started = await provision({ serial: { path: '/dev/ttyUSB0' } });
    expect(started).toMatchObject({
      mode: 'training',
      settings: { ...defaults, serial: [port('/dev/ttyUSB0')] },
    });
    expect(await start()).toEqual(started);
  });

  it('with an empty object in its file has the defaults', async () => {
    expect(await provision({ $schema: 'provisioning.schema.json' })).toMatchObject({
      mode: 'training',
      settings: defaults,
    });
  });
});

describe('a provisioning file', () => {
  it('makes the terminal live', async () => {
    expect(await provision(full)).toEqual({
      mode: 'live',
      settings: {
        store: '118',
        lane: '3',
        language: 'fr-CA',
        serial: [port('COM3', 115200)],
        keyboard: { prefix: null, suffix: null },
        sameScanMs: 2000,
        overrideAllowed: true,
        scanningAllowed: false,
        pinInCopies: true,
        auditDays: 30,
        lockAfterMinutes: 15,
        unlockPin: null,
        parkedHours: 2,
        closingTime: '21:30',
        tourSeen: false,
        sandbox: { port: null, controlToken: null },
      },
      api,
      secretStoredIn: 'keyring',
      notices: [],
    });
  });

  it('is not needed again where there is a keyring', async () => {
    const first = await provision(full);
    expect(await start()).toEqual(first);
    expect(await start()).toEqual(first);
  });

  it('leaves the secret in no file of the settings, and keeps those for this user alone', async () => {
    await provision(full);
    expect((await readdir(data())).sort()).toEqual(['client-secret.bin', 'provisioned', 'settings.json']);
    for (const name of await readdir(data()))
      expect(await readFile(data(name), 'latin1')).not.toContain(api.clientSecret);
    expect((await stat(data('settings.json'))).mode & 0o777).toBe(0o600);
  });

  it('wins over what is kept, field by field, and is kept in turn', async () => {
    await provision(full);
    const changed = await provision({ lane: '4', serial: { path: 'COM7' } });
    const expected = {
      mode: 'live',
      settings: {
        store: '118',
        lane: '4',
        language: 'fr-CA',
        serial: [port('COM7')],
        overrideAllowed: true,
        scanningAllowed: false,
        pinInCopies: true,
        tourSeen: false,
        sandbox: { port: null, controlToken: null },
      },
      api,
    };
    expect(changed).toMatchObject(expected);
    expect(await start()).toMatchObject(expected);
  });

  it('with a new secret replaces the old one; with the same one leaves it', async () => {
    await provision(full);
    await provision(full);
    expect(keyring.encrypted).toBe(1);
    await provision({ ...full, api: { ...api, clientSecret: 'another-one' } });
    expect(keyring.encrypted).toBe(2);
    expect(await start()).toMatchObject({ mode: 'live', api: { clientSecret: 'another-one' } });
  });

  it('may end its address with a slash', async () => {
    await provision({ api: { ...api, baseUrl: 'http://127.0.0.1:8080/' } });
    expect(await start()).toMatchObject({ mode: 'live', api: { baseUrl: 'http://127.0.0.1:8080' } });
  });

  it('that is wrong stops the start, also of a terminal that could do without', async () => {
    await provision(full);
    const stopped = await provision({ ...full, languag: 'fr-CA' });
    expect(stopped).toEqual({
      mode: 'stopped',
      language: 'fr-CA',
      problems: [{ code: 'field_unknown_similar', params: { field: 'languag', similar: 'language' } }],
    });
    expect(codes(await start(join(folder, 'nowhere.json')))).toEqual(['file_missing']);
    expect(await start()).toMatchObject({ mode: 'live', api });
  });

  it('that is wrong is told in the language that it names itself, where that is one', async () => {
    const wrong = { ...full, lanne: '3' };
    expect(await provision({ ...wrong, language: 'fr-CA' })).toMatchObject({ mode: 'stopped', language: 'fr-CA' });
    expect(await provision({ ...wrong, language: 'en-CA' })).toMatchObject({ mode: 'stopped', language: 'en-CA' });
    expect(await provision({ ...wrong, language: 'français' })).toMatchObject({ mode: 'stopped', language: null });
  });

  it('that is named but not there stops a new terminal too', async () => {
    expect(codes(await start(join(folder, 'nowhere.json')))).toEqual(['file_missing']);
    expect(await readdir(data())).toEqual([]);
  });
});

describe('the PIN that unlocks the lane', () => {
  const pinOf = (startup: Startup): UnlockPin | null =>
    startup.mode === 'stopped' ? null : startup.settings.unlockPin;
  const opens = async (startup: Startup, pin: string): Promise<boolean> => {
    const kept = pinOf(startup);
    return kept !== null && isPin(kept, pin);
  };

  it('is kept as a hash alone, and needs neither the file again nor a keyring', async () => {
    keyring.available = false;
    const first = await provision({ unlockPin: '73914628' });
    expect(await opens(first, '73914628')).toBe(true);
    expect(await opens(first, '73914629')).toBe(false);
    expect(pinOf(await start())).toEqual(pinOf(first));
    expect(JSON.stringify(first)).not.toContain('73914628');
    for (const name of await readdir(data())) expect(await readFile(data(name), 'latin1')).not.toContain('73914628');
  });

  it('has a salt of its own at each terminal, and stays as it is kept while it is the same', async () => {
    const first = pinOf(await provision({ unlockPin: '4711' }));
    expect(pinOf(await provision({ unlockPin: '4711', lane: '4' }))).toEqual(first);
    await rm(data('settings.json'));
    expect(pinOf(await provision({ unlockPin: '4711' }))).not.toEqual(first);
  });

  it('is changed by a later file, stays where the file says nothing of it, and goes by null', async () => {
    await provision({ ...full, unlockPin: '4711' });
    const changed = await provision({ unlockPin: '0815' });
    expect([await opens(changed, '0815'), await opens(changed, '4711')]).toEqual([true, false]);
    expect(await opens(await provision({ lane: '4' }), '0815')).toBe(true);
    expect(pinOf(await provision({ unlockPin: null }))).toBeNull();
    expect(pinOf(await start())).toBeNull();
  });

  it('is kept beside what changes at the counter', async () => {
    await provision({ unlockPin: '4711' });
    await storeLanguage(data(), 'fr-CA');
    expect(await opens(await start(), '4711')).toBe(true);
  });
});

it('a closing time goes by null', async () => {
  await provision({ closingTime: '21:30' });
  expect(await start()).toMatchObject({ settings: { closingTime: '21:30' } });
  expect(await provision({ closingTime: null })).toMatchObject({ settings: { closingTime: null } });
  expect(await start()).toMatchObject({ settings: { closingTime: null } });
});

describe('without a keyring', () => {
  beforeEach(() => {
    keyring.available = false;
  });

  it('the secret lives in memory, and is read from the file at each start', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect(await provision(full)).toMatchObject({ mode: 'live', api, secretStoredIn: 'memory', notices: [] });
      expect(await readdir(data())).not.toContain('client-secret.bin');
    }
  });

  it('and without the file the terminal stops: a live till never turns into a demo', async () => {
    await provision(full);
    const stopped = await start();
    expect(stopped).toMatchObject({ mode: 'stopped', language: 'fr-CA' });
    expect(codes(stopped)).toEqual(['provisioned_but_no_configuration']);
  });
});

describe('a terminal that was provisioned once', () => {
  const lost = 'provisioned_but_no_configuration';

  it.each([
    ['nothing but the mark', ['settings.json', 'client-secret.bin'], [lost]],
    ['no settings', ['settings.json'], [lost]],
    ['the secret alone', ['settings.json', 'provisioned'], [lost]],
    ['no secret', ['client-secret.bin'], [lost]],
    ['settings alone', ['client-secret.bin', 'provisioned'], [lost]],
  ])('and has %s left stops and says so', async (_, gone, expected) => {
    await provision(full);
    for (const name of gone) await rm(data(name));
    expect(codes(await start())).toEqual(expected);
    expect(codes(await start())).toEqual(expected);
    expect(await provision(full)).toMatchObject({ mode: 'live', api });
  });

  it('does not become a demo through a file without access', async () => {
    await provision(full);
    await rm(data('settings.json'));
    expect(codes(await provision({ serial: { path: 'COM3' } }))).toEqual([lost]);
  });

  it('says why its secret cannot be had', async () => {
    await provision(full);
    keyring.available = false;
    expect(codes(await start())).toEqual(['secret_locked']);
    keyring = createKeyring(0x11);
    expect(codes(await start())).toEqual(['secret_unreadable']);
  });

  it('never sends its secret to an address that was changed beside it', async () => {
    await provision(full);
    const text = await readFile(data('settings.json'), 'utf8');
    await writeFile(data('settings.json'), text.replace('posapi.example.com', 'elsewhere.example.com'));
    expect(codes(await start())).toEqual(['secret_of_other_account']);
  });

  it('goes on where the secret could be had but not kept', async () => {
    keyring.encryptString = () => {
      throw new Error('no');
    };
    const started = await provision(full);
    expect(started).toMatchObject({ mode: 'live', secretStoredIn: 'memory' });
    expect(codes(started)).toEqual(['secret_not_kept']);
  });
});

describe('a damaged settings file', () => {
  const damages = ['', '{"store":"11', '\0\0\0\0', '[]', 'null', '{"store":118}', '{"serial":{}}'];

  it.each(damages)('%j is kept aside and told, and a provisioned terminal stops', async (damage) => {
    await provision(full);
    await writeFile(data('settings.json'), damage);
    expect(codes(await start())).toEqual(['stored_damaged', 'provisioned_but_no_configuration']);
    expect(await readFile(data('settings.damaged-1.json'), 'utf8')).toBe(damage);
    expect(codes(await start())).toEqual(['provisioned_but_no_configuration']);
  });

  it.each(damages)('%j does not stop a terminal that has its provisioning file', async (damage) => {
    await provision(full);
    await writeFile(data('settings.json'), damage);
    const started = await provision(full);
    expect(started).toMatchObject({ mode: 'live', api });
    expect(codes(started)).toEqual(['stored_damaged']);
    expect(codes(await start())).toEqual([]);
  });

  it('is told in training too, and each one is kept', async () => {
    for (let times = 1; times <= 3; times += 1) {
      await provision({ lane: '3' });
      await writeFile(data('settings.json'), `{${times}`);
      const started = await start();
      expect(started.mode).toBe('training');
      expect(codes(started)).toEqual(['stored_damaged']);
      expect(await readFile(data(`settings.damaged-${times}.json`), 'utf8')).toBe(`{${times}`);
    }
  });

  it('of a later version is none: fields that are not known are passed over', async () => {
    await writeFile(data('settings.json'), '{"lane":"3","theme":"dark","serial":{"path":"COM1","parity":"even"}}');
    expect(await start()).toMatchObject({
      mode: 'training',
      settings: { lane: '3', serial: [{ ...port('COM1'), parity: 'even' }] },
      notices: [],
    });
  });

  it('that cannot be read at all stops the start', async () => {
    await mkdir(data('settings.json'));
    expect(await start()).toMatchObject({
      mode: 'stopped',
      problems: [{ code: 'stored_unreadable', params: { reason: 'EISDIR' } }],
    });
  });
});

it('a folder that cannot be written stops a start that has to write', async () => {
  await rm(data(), { recursive: true });
  await writeFile(join(folder, 'data'), 'not a folder');
  const stopped = await provision(full);
  expect(stopped.mode).toBe('stopped');
});
