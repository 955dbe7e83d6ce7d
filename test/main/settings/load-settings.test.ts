// Starts of a terminal on a real folder, with the real electron-store and a fake keyring.
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSecrets } from '../../../main/secrets';
import { isPin, storeLanguage, loadSettings } from '../../../main/settings';
import type { Startup, UnlockPin } from '../../../main/settings';
import { createKeyring } from '../../support/fake-keyring';
let folder: string;
let file: string;
let keyring: ReturnType<typeof createKeyring>;

beforeEach(async () => {
  // Outside Electron the electron package resolves to the program's path, which it searches for without this variable.
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
  singleKeys: false,
  auditDays: 30,
  lockAfterMinutes: 15,
  parkedHours: 2,
  closingTime: '21:30',
  flexitiPhone: '1-800-555-0199',
};

const line = { usb: null, dataBits: 8, parity: 'none', stopBits: 1 };
const port = (path: string, baudRate = 9600) => ({ ...line, path, baudRate });

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
    singleKeys: true,
    auditDays: 90,
    retryAfterMinutes: 15,
    lockAfterMinutes: 5,
    unlockPin: null,
    parkedHours: 12,
    closingTime: null,
    customerDisplay: 'auto',
    printer: { address: null, paper: null, baudRate: null },
    flexitiPhone: null,
    tourSeen: false,
    sandbox: { port: null, controlToken: null },
  };

  it('starts in training, and writes nothing', async () => {
    expect(await start()).toEqual({ mode: 'training', settings: defaults, notices: [] });
    expect(await start('')).toEqual({ mode: 'training', settings: defaults, notices: [] });
    expect(await readdir(data())).toEqual([]);
  });

  it('may have a serial port, at 9600 by default', async () => {
    const started = await provision({ serial: { path: '/dev/ttyUSB0' } });
    expect(started).toMatchObject({
      mode: 'training',
      settings: { ...defaults, serial: [port('/dev/ttyUSB0')] },
    });
    expect(await start()).toEqual(started);
  });

  it('has the defaults with an empty provisioning file', async () => {
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
        singleKeys: false,
        retryAfterMinutes: 15,
        auditDays: 30,
        lockAfterMinutes: 15,
        unlockPin: null,
        parkedHours: 2,
        closingTime: '21:30',
        customerDisplay: 'auto',
        printer: { address: null, paper: null, baudRate: null },
        flexitiPhone: '1-800-555-0199',
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

  it('leaves the secret in no settings file, and stores those for this user only', async () => {
    await provision(full);
    expect((await readdir(data())).sort()).toEqual(['client-secret.bin', 'provisioned', 'settings.json']);
    for (const name of await readdir(data()))
      expect(await readFile(data(name), 'latin1')).not.toContain(api.clientSecret);
    expect((await stat(data('settings.json'))).mode & 0o777).toBe(0o600);
  });

  it('wins over the stored settings field by field, and is stored in turn', async () => {
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
        singleKeys: false,
        tourSeen: false,
        sandbox: { port: null, controlToken: null },
      },
      api,
    };
    expect(changed).toMatchObject(expected);
    expect(await start()).toMatchObject(expected);
  });

  it('replaces the secret only by a different one', async () => {
    await provision(full);
    await provision(full);
    expect(keyring.encrypted).toBe(1);
    await provision({ ...full, api: { ...api, clientSecret: 'another-one' } });
    expect(keyring.encrypted).toBe(2);
    expect(await start()).toMatchObject({ mode: 'live', api: { clientSecret: 'another-one' } });
  });

  it('may name a gateway’s path, to which alone the secret belongs, and end with a slash', async () => {
    const baseUrl = 'https://gateway.example.com/flexiti';
    await provision({ api: { ...api, baseUrl: `${baseUrl}/` } });
    expect(await start()).toMatchObject({ mode: 'live', api: { baseUrl } });
    await writeFile(
      data('settings.json'),
      JSON.stringify({ api: { baseUrl: `${baseUrl}-2`, clientId: api.clientId } }),
    );
    expect(await start()).toMatchObject({ mode: 'stopped', problems: [{ code: 'secret_of_other_account' }] });
  });

  it('that is invalid stops the start, also of a terminal that does not need it', async () => {
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

  it('that is invalid is reported in its own language, where that is valid', async () => {
    const wrong = { ...full, lanne: '3' };
    expect(await provision({ ...wrong, language: 'fr-CA' })).toMatchObject({ mode: 'stopped', language: 'fr-CA' });
    expect(await provision({ ...wrong, language: 'en-CA' })).toMatchObject({ mode: 'stopped', language: 'en-CA' });
    expect(await provision({ ...wrong, language: 'français' })).toMatchObject({ mode: 'stopped', language: null });
  });

  it('that is missing stops a new terminal too', async () => {
    expect(codes(await start(join(folder, 'nowhere.json')))).toEqual(['file_missing']);
    expect(await readdir(data())).toEqual([]);
  });
});

describe('the PIN that unlocks the lane', () => {
  const pinOf = (startup: Startup): UnlockPin | null =>
    startup.mode === 'stopped' ? null : startup.settings.unlockPin;
  const opens = async (startup: Startup, pin: string): Promise<boolean> => {
    const stored = pinOf(startup);
    return stored !== null && isPin(stored, pin);
  };

  it('is stored as a hash, and needs neither the file again nor a keyring', async () => {
    keyring.available = false;
    const first = await provision({ unlockPin: '73914628' });
    expect(await opens(first, '73914628')).toBe(true);
    expect(await opens(first, '73914629')).toBe(false);
    expect(pinOf(await start())).toEqual(pinOf(first));
    expect(JSON.stringify(first)).not.toContain('73914628');
    for (const name of await readdir(data())) expect(await readFile(data(name), 'latin1')).not.toContain('73914628');
  });

  it('has a salt of its own at each terminal, and the same hash while it does not change', async () => {
    const first = pinOf(await provision({ unlockPin: '4711' }));
    expect(pinOf(await provision({ unlockPin: '4711', lane: '4' }))).toEqual(first);
    await rm(data('settings.json'));
    expect(pinOf(await provision({ unlockPin: '4711' }))).not.toEqual(first);
  });

  it('is changed by a later file, stays where the file leaves it out, and is removed by null', async () => {
    await provision({ ...full, unlockPin: '4711' });
    const changed = await provision({ unlockPin: '0815' });
    expect([await opens(changed, '0815'), await opens(changed, '4711')]).toEqual([true, false]);
    expect(await opens(await provision({ lane: '4' }), '0815')).toBe(true);
    expect(pinOf(await provision({ unlockPin: null }))).toBeNull();
    expect(pinOf(await start())).toBeNull();
  });

  it('survives a change at the counter', async () => {
    await provision({ unlockPin: '4711' });
    await storeLanguage(data(), 'fr-CA');
    expect(await opens(await start(), '4711')).toBe(true);
  });
});

it('a closing time is removed by null', async () => {
  await provision({ closingTime: '21:30' });
  expect(await start()).toMatchObject({ settings: { closingTime: '21:30' } });
  expect(await provision({ closingTime: null })).toMatchObject({ settings: { closingTime: null } });
  expect(await start()).toMatchObject({ settings: { closingTime: null } });
});

describe('without a keyring', () => {
  beforeEach(() => {
    keyring.available = false;
  });

  it('the secret is in memory, and read from the file at each start', async () => {
    for (let times = 0; times < 2; times += 1) {
      expect(await provision(full)).toMatchObject({ mode: 'live', api, secretStoredIn: 'memory', notices: [] });
      expect(await readdir(data())).not.toContain('client-secret.bin');
    }
  });

  it('and without the file the terminal stops: a live till never falls back to training', async () => {
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
  ])('and has %s left stops with the reason', async (_, gone, expected) => {
    await provision(full);
    for (const name of gone) await rm(data(name));
    expect(codes(await start())).toEqual(expected);
    expect(codes(await start())).toEqual(expected);
    expect(await provision(full)).toMatchObject({ mode: 'live', api });
  });

  it('does not fall back to training by a file without API access', async () => {
    await provision(full);
    await rm(data('settings.json'));
    expect(codes(await provision({ serial: { path: 'COM3' } }))).toEqual([lost]);
  });

  it('reports why its secret cannot be read', async () => {
    await provision(full);
    keyring.available = false;
    expect(codes(await start())).toEqual(['secret_locked']);
    keyring = createKeyring(0x11);
    expect(codes(await start())).toEqual(['secret_unreadable']);
  });

  it('never uses its secret for an address that was changed', async () => {
    await provision(full);
    const text = await readFile(data('settings.json'), 'utf8');
    await writeFile(data('settings.json'), text.replace('posapi.example.com', 'elsewhere.example.com'));
    expect(codes(await start())).toEqual(['secret_of_other_account']);
  });

  it('starts where the secret could not be stored', async () => {
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

  it.each(damages)('%j is renamed and reported, and a provisioned terminal stops', async (damage) => {
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

  it('is reported in training too, and each one is preserved', async () => {
    for (let times = 1; times <= 3; times += 1) {
      await provision({ lane: '3' });
      await writeFile(data('settings.json'), `{${times}`);
      const started = await start();
      expect(started.mode).toBe('training');
      expect(codes(started)).toEqual(['stored_damaged']);
      expect(await readFile(data(`settings.damaged-${times}.json`), 'utf8')).toBe(`{${times}`);
    }
  });

  it('is not one of a later version: unknown fields are ignored', async () => {
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
