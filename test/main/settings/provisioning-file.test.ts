import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsProblemCodes } from '../../../main/settings';
import { readProvisioningFile } from '../../../main/settings/provisioning-file';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provisioning-'));
  file = join(folder, 'provisioning.json');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(content: string | Buffer) {
  await writeFile(file, content);
  return readProvisioningFile(file);
}

/** Every problem as `code field extra…`, short enough to compare. */
async function problems(content: unknown): Promise<string[]> {
  const result = await read(JSON.stringify(content));
  if (result.ok) return [];
  return result.problems.map(({ code, params }) => [code, ...Object.values(params)].join(' '));
}

const api = { baseUrl: 'https://posapi.example.com', clientId: 'till-3', clientSecret: 'Tr0ub4dor-secret' };

describe('the file as a whole', () => {
  it.each([
    ['', 'file_not_json'],
    ['{"store": "118",}', 'file_not_json'],
    ['{"api": {"clientSecret": "abc', 'file_not_json'],
    ['[]', 'file_not_object'],
    ['null', 'file_not_object'],
    ['"text"', 'file_not_object'],
    [Buffer.from('\ufeff{"store":"118"}', 'utf16le'), 'file_not_utf8'],
    [Buffer.from('{"store":"118"}', 'utf16le'), 'file_not_utf8'],
    [Buffer.from('{"store":"Montréal"}', 'latin1'), 'file_not_utf8'],
  ])('%j is %s', async (content, code) => {
    expect(await read(content)).toEqual({ ok: false, problems: [{ code, params: { file } }] });
  });

  it('may begin with a byte order mark, as Notepad writes it, and contain accents', async () => {
    expect(await read('\ufeff{"store":"Montréal"}')).toEqual({ ok: true, value: { store: 'Montréal' } });
  });

  it('is missing, too large, or not a file', async () => {
    const missing = join(folder, 'nothing.json');
    expect(await readProvisioningFile(missing)).toEqual({
      ok: false,
      problems: [{ code: 'file_missing', params: { file: missing } }],
    });
    expect(await read(JSON.stringify({ store: 'x'.repeat(70_000) }))).toEqual({
      ok: false,
      problems: [{ code: 'file_too_large', params: { file, limit: 64 } }],
    });
    expect(await readProvisioningFile(folder)).toEqual({
      ok: false,
      problems: [{ code: 'file_unreadable', params: { file: folder, reason: 'not_a_file' } }],
    });
    expect(await readProvisioningFile(`${folder}\0`)).toMatchObject({
      ok: false,
      problems: [{ code: 'file_unreadable', params: { reason: 'ERR_INVALID_ARG_VALUE' } }],
    });
  });
});

describe('each field', () => {
  it.each([
    [{ api: {} }, ['field_missing api.baseUrl', 'field_missing api.clientId', 'field_missing api.clientSecret']],
    [{ api: { baseUrl: api.baseUrl, clientId: 'till' } }, ['field_missing api.clientSecret']],
    [{ api: 'https://posapi.example.com' }, ['field_not_section api']],
    [{ api: null }, ['field_not_section api']],
    [{ api: { ...api, clientSecret: '' } }, ['field_empty api.clientSecret']],
    [{ api: { ...api, clientSecret: 'x'.repeat(1025) } }, ['field_too_long api.clientSecret 1024']],
    [{ api: { ...api, clientSecret: 'abc ' } }, ['field_characters api.clientSecret']],
    [{ api: { ...api, clientSecret: 'a\nb' } }, ['field_characters api.clientSecret']],
    [{ api: { ...api, clientSecret: 12345 } }, ['field_not_text api.clientSecret']],
    [{ api: { ...api, clientId: '\u00a0till' } }, ['field_characters api.clientId']],
    [{ api: { ...api, baseUrl: 'posapi.example.com' } }, ['url_invalid api.baseUrl']],
    [{ api: { ...api, baseUrl: '' } }, ['field_empty api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https:' } }, ['url_invalid api.baseUrl']],
    [{ api: { ...api, baseUrl: ' https://posapi.example.com' } }, ['url_invalid api.baseUrl']],
    [{ api: { ...api, baseUrl: 'http://posapi.example.com' } }, ['url_not_https api.baseUrl']],
    [{ api: { ...api, baseUrl: 'http://127.0.0.1.example.com' } }, ['url_not_https api.baseUrl']],
    [{ api: { ...api, baseUrl: 'ftp://127.0.0.1' } }, ['url_not_https api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https://me:word@posapi.example.com' } }, ['url_with_extras api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https://posapi.example.com/?v=1' } }, ['url_with_extras api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https://posapi.example.com/flexiti/pos-api/' } }, ['url_with_extras api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https://gateway.example.com/flexiti/../x' } }, ['url_with_extras api.baseUrl']],
    [{ api: { ...api, baseUrl: 'https://gateway.example.com/flexiti/?x=/' } }, ['url_with_extras api.baseUrl']],
    [{ api: { ...api, baseUrl: 'http://127.0.0.2' } }, ['url_not_https api.baseUrl']],
    [{ api: { ...api, clientId: 'x'.repeat(101) } }, ['field_too_long api.clientId 100']],
    [{ api: { ...api, clientId: 'caissé' } }, ['field_characters api.clientId']],
    [{ store: 118 }, ['field_not_text store']],
    [{ store: null }, ['field_not_text store']],
    [{ lane: '' }, ['field_empty lane']],
    [{ language: 'fr' }, ['value_unknown language en-CA, fr-CA']],
    [{ language: 2 }, ['field_not_text language']],
    [{ serial: { baudRate: 9600 } }, ['field_missing serial.path']],
    [{ serial: 'COM3' }, ['field_not_section serial']],
    [{ serial: { path: 'COM3', baudRate: '9600' } }, ['field_not_number serial.baudRate']],
    [{ serial: { path: 'COM3', baudRate: 0 } }, ['baud_rate_invalid serial.baudRate']],
    [{ serial: { path: 'COM3', baudRate: -9600 } }, ['baud_rate_invalid serial.baudRate']],
    [{ serial: { path: 'COM3', baudRate: 9600.5 } }, ['baud_rate_invalid serial.baudRate']],
    [{ serial: { path: 'COM3', baudRate: 1e12 } }, ['baud_rate_invalid serial.baudRate']],
    [{ serial: { path: 'COM3', parity: 'mark' } }, ['value_unknown serial.parity none, even, odd']],
    [{ serial: { path: 'COM3', dataBits: 9 } }, ['value_unknown serial.dataBits 7, 8']],
    [{ serial: { path: 'COM3', stopBits: '1' } }, ['field_not_number serial.stopBits']],
    [{ serial: { usb: {} } }, ['field_missing serial.usb.vendorId', 'field_missing serial.usb.productId']],
    [{ serial: { usb: { vendorId: '0x0c2e', productId: '0b61' } } }, ['usb_number_invalid serial.usb.vendorId']],
    [{ serial: { usb: { vendorId: '0c2e', productId: 2913 } } }, ['field_not_text serial.usb.productId']],
    [{ keyboard: { prefix: '' } }, ['field_empty keyboard.prefix']],
    [{ keyboard: { suffix: '\n' } }, ['affix_invalid keyboard.suffix']],
    [{ keyboard: { suffix: '123456789' } }, ['field_too_long keyboard.suffix 8']],
    [{ sameScanMs: -1 }, ['same_scan_invalid sameScanMs']],
    [{ sameScanMs: 0.5 }, ['same_scan_invalid sameScanMs']],
    [{ retryAfterMinutes: 0 }, ['retry_after_invalid retryAfterMinutes']],
    [{ retryAfterMinutes: 61 }, ['retry_after_invalid retryAfterMinutes']],
    [{ auditDays: 0 }, ['audit_days_invalid auditDays']],
    [{ auditDays: 3651 }, ['audit_days_invalid auditDays']],
    [{ auditDays: 1.5 }, ['audit_days_invalid auditDays']],
    [{ auditDays: '90' }, ['field_not_number auditDays']],
    [{ lockAfterMinutes: -1 }, ['lock_minutes_invalid lockAfterMinutes']],
    [{ lockAfterMinutes: 241 }, ['lock_minutes_invalid lockAfterMinutes']],
    [{ lockAfterMinutes: 0.5 }, ['lock_minutes_invalid lockAfterMinutes']],
    [{ lockAfterMinutes: '5' }, ['field_not_number lockAfterMinutes']],
    [{ unlockPin: '' }, ['unlock_pin_invalid unlockPin']],
    [{ unlockPin: '123' }, ['unlock_pin_invalid unlockPin']],
    [{ unlockPin: '123456789' }, ['unlock_pin_invalid unlockPin']],
    [{ unlockPin: '12 34' }, ['unlock_pin_invalid unlockPin']],
    [{ unlockPin: '１２３４' }, ['unlock_pin_invalid unlockPin']],
    [{ unlockPin: 4711 }, ['field_not_text unlockPin']],
    [{ parkedHours: 0 }, ['parked_hours_invalid parkedHours']],
    [{ parkedHours: 73 }, ['parked_hours_invalid parkedHours']],
    [{ parkedHours: 1.5 }, ['parked_hours_invalid parkedHours']],
    [{ printer: { address: 'HP LaserJet' } }, ['printer_invalid printer.address']],
    [{ printer: { address: 'tcp:printer:0' } }, ['printer_invalid printer.address']],
    [{ printer: { address: 'tcp:192.0.2.7:65536' } }, ['printer_invalid printer.address']],
    [{ printer: { address: 'http://192.0.2.7' } }, ['printer_invalid printer.address']],
    [{ printer: { address: 'file:' } }, ['printer_invalid printer.address']],
    [{ printer: { paper: '76mm' } }, ['value_unknown printer.paper letter, a4, 80mm, 58mm']],
    [{ printer: { baudRate: 0 } }, ['baud_rate_invalid printer.baudRate']],
    [{ closingTime: '24:00' }, ['closing_time_invalid closingTime']],
    [{ closingTime: '9:30' }, ['closing_time_invalid closingTime']],
    [{ closingTime: '21:60' }, ['closing_time_invalid closingTime']],
    [{ closingTime: '9:30 pm' }, ['closing_time_invalid closingTime']],
    [{ closingTime: 21 }, ['field_not_text closingTime']],
    [{ flexitiPhone: '' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: '123456' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: '1234567890123456' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: '1-800-FLEXITI' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: ' 1-800-555-0199' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: '{phone} 1-800-555-0199' }, ['phone_invalid flexitiPhone']],
    [{ flexitiPhone: 18005550199 }, ['field_not_text flexitiPhone']],
    [{ overrideAllowed: 'true' }, ['field_not_boolean overrideAllowed']],
    [{ scanningAllowed: 0 }, ['field_not_boolean scanningAllowed']],
    [{ pinInCopies: 'no' }, ['field_not_boolean pinInCopies']],
    [{ store: 5, lane: 6, colour: 'red' }, ['field_not_text store', 'field_not_text lane', 'field_unknown colour']],
  ])('%j', async (content, expected) => {
    expect(await problems(content)).toEqual(expected);
  });

  it.each([
    { lockAfterMinutes: 0, parkedHours: 1 },
    { lockAfterMinutes: 240, parkedHours: 72 },
    { unlockPin: '0000', closingTime: '00:00' },
    { unlockPin: '12345678', closingTime: '23:59' },
    { unlockPin: null, closingTime: null },
    { flexitiPhone: '1-800-555-0199' },
    { flexitiPhone: '(800) 555.0199' },
    { flexitiPhone: '+44 20 7946 0000' },
    { flexitiPhone: null },
  ])('may be %j', async (content) => {
    expect(await read(JSON.stringify(content))).toEqual({ ok: true, value: content });
  });

  it.each([
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://localhost:1',
    'http://[::1]:8080',
    'HTTPS://A.example.com/',
    'https://gateway.example.com/flexiti/',
    'https://gateway.example.com:8443/stores/118/flexiti',
  ])('an address may be %s', async (baseUrl) => {
    expect(await problems({ api: { ...api, baseUrl } })).toEqual([]);
  });

  it.each([
    ['baudrate', 'serial.baudRate'],
    ['base_url', 'api.baseUrl'],
    ['client-id', 'api.clientId'],
    ['overideAllowed', 'overrideAllowed'],
    ['scaningAllowed', 'scanningAllowed'],
    ['pin_in_copies', 'pinInCopies'],
    ['langage', 'language'],
    ['lockAfterMinute', 'lockAfterMinutes'],
    ['unlock_pin', 'unlockPin'],
    ['parkedHour', 'parkedHours'],
    ['closing-time', 'closingTime'],
    ['Store', 'store'],
    ['line', 'lane'],
  ])('%s is probably %s', async (field, similar) => {
    expect(await problems({ [field]: 1 })).toEqual([`field_unknown_similar ${field} ${similar}`]);
  });

  it('that is unknown is named even where its name is long or has control characters', async () => {
    expect(await problems({ [`a\n${'b'.repeat(100)}`]: 1 })).toEqual([`field_unknown a?${'b'.repeat(58)}…`]);
    expect(await problems({ serial: { path: 'COM3', colour: 'red' } })).toEqual(['field_unknown serial.colour']);
    expect((await read('{"__proto__": {"store": "118"}}')).ok).toBe(false);
  });
});

describe('whatever the file holds', () => {
  const field = fc.oneof({ weight: 3, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.string() });
  const nearly = fc.record(
    {
      api: fc.oneof(fc.record({ baseUrl: field, clientId: field, clientSecret: field }, { requiredKeys: [] }), field),
      store: field,
      lane: field,
      language: field,
      serial: fc.oneof(fc.record({ path: field, baudRate: field, parity: field }, { requiredKeys: [] }), field),
      overrideAllowed: field,
      scanningAllowed: field,
      pinInCopies: field,
      extra: field,
    },
    { requiredKeys: [] },
  );

  it('it is read or its problems are reported, and nothing throws', async () => {
    const codes: readonly string[] = settingsProblemCodes;
    const content = fc.oneof(
      nearly.map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const result = await read(text);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { code } of result.problems) expect(codes).toContain(code);
        const fields = result.problems.map(({ params }) => params['field'] ?? params['file']);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { numRuns: 500 },
    );
  });

  it('no problem shows the PIN', async () => {
    const pin = fc.stringMatching(/^739[0-9]{0,12} ?$/);
    await fc.assert(
      fc.asyncProperty(pin, fc.constantFrom('unlockPin', 'unlockPn', 'UnlockPin'), async (value, name) => {
        const result = await read(JSON.stringify({ [name]: value, store: 5 }));
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain(value.trim());
      }),
      { numRuns: 100 },
    );
  });

  it('no problem shows the secret', async () => {
    const secret = 'Zq7-never-shown-9Kx';
    const hurt = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.slice(0, -2),
      (text: string) => text.replace(secret, `${secret}\\n`),
      (text: string) => text.replace(secret, `${secret}"`),
      (text: string) => text.replace(`"${secret}"`, `["${secret}"]`),
      (text: string) => text.replace(`"${secret}"`, `{"a":"${secret}"}`),
      (text: string) => text.replace('clientSecret', 'clientsecret'),
    );
    await fc.assert(
      fc.asyncProperty(nearly, hurt, async (value, damage) => {
        const text = JSON.stringify({ ...value, api: { ...api, clientSecret: secret }, store: 5 });
        const result = await read(damage(text));
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });
});
