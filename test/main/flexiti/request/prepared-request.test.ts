import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { endpoints } from '../../../../main/flexiti/request/endpoint-table';
import { limits } from '../../../../main/flexiti/request/parameters';
import { prepareRequest } from '../../../../main/flexiti/request/prepared-request';

const origin = 'https://posapi.example.com';
const id = '0123456789abcdef0123456789ABCDEF';
const client_id = 'store-42';
const who = { first_name: 'Maude', last_name: 'Tremblay-Example', dob: '1984-02-29' };

function searchWith(query: Record<string, string>) {
  return prepareRequest(origin, endpoints.search, id, { path: { client_id }, query: { ...who, ...query } });
}

function fieldsOf(result: ReturnType<typeof prepareRequest>): string[] | undefined {
  if (result.ok) return undefined;
  expect(result.error).toMatchObject({ code: 'invalid_request', mayHaveArrived: false });
  return result.error.fields;
}

describe('search', () => {
  it('has its parameters in the query, spaces as %20', () => {
    const query = { ...who, first_name: ' Zoé  Anne ', last_name: 'Lebœuf O’Neil', postal_code: 'h2x 1y4' };
    expect(prepareRequest(origin, endpoints.search, id, { path: { client_id: 'store 42/' }, query })).toEqual({
      ok: true,
      value: {
        method: 'GET',
        url: `${origin}/flexiti/pos-api/v2.5/client-id/store%2042%2F/customers/search?first_name=Zoe%20Anne&last_name=Leboeuf%20O'Neil&dob=1984-02-29&postal_code=H2X1Y4`,
        headers: { accept: 'application/json', 'x-reference-id': id },
        body: null,
      },
    });
  });

  it('leaves the postal code out where there is none', () => {
    const result = searchWith({});
    expect(result.ok && result.value.url).not.toContain('postal_code');
  });

  it.each<[string, Record<string, string>]>([
    ['first_name', { first_name: 'A'.repeat(limits.first_name + 1) }],
    ['first_name', { first_name: '  ' }],
    ['first_name', { first_name: 'ᐃᓄᒃ' }],
    ['first_name', { first_name: `${'A'.repeat(34)}œ` }],
    ['last_name', { last_name: 'A'.repeat(limits.last_name + 1) }],
    ['last_name', { last_name: '' }],
    ['dob', { dob: '1985-02-29' }],
    ['dob', { dob: '1985-13-01' }],
    ['dob', { dob: '1985-00-10' }],
    ['dob', { dob: '1985-1-1' }],
    ['dob', { dob: '15/05/1974' }],
    ['dob', { dob: '' }],
    ['postal_code', { postal_code: 'H2X1Y' }],
    ['postal_code', { postal_code: 'H2X 1Y45' }],
    ['postal_code', { postal_code: 'H2X-1Y4' }],
  ])('refuses a wrong %s: %j', (field, query) => {
    expect(fieldsOf(searchWith(query))).toEqual([field]);
  });

  it('accepts names of exactly the longest length', () => {
    expect(searchWith({ first_name: 'A'.repeat(35), last_name: 'B'.repeat(50) }).ok).toBe(true);
  });

  it('names every field at fault', () => {
    const wrong = prepareRequest(origin, endpoints.search, 'not-an-id', {
      path: { client_id: '' },
      query: { first_name: '', last_name: '', dob: '', postal_code: '' },
    });
    expect(fieldsOf(wrong)?.sort()).toEqual([
      'client_id',
      'dob',
      'first_name',
      'last_name',
      'postal_code',
      'x-reference-id',
    ]);
  });

  it('gives a request or an error for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (first_name, dob, postal_code) => {
        const result = searchWith({ first_name, dob, postal_code });
        if (result.ok) expect(result.value.url).toMatch(/^[\x21-\x7e]+$/);
        else expect(result.error.fields?.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('x-reference-id', () => {
  it.each(['', '0123', '01234567-89ab-cdef-0123-456789abcdef', 'g'.repeat(32)])('refuses %j', (wrong) => {
    const result = prepareRequest(origin, endpoints.driverslicense, wrong, {
      path: { client_id },
      body: { code: '@' },
    });
    expect(fieldsOf(result)).toEqual(['x-reference-id']);
  });
});

describe('lookup', () => {
  const lookup = (query: Record<string, string>, lang: 'en-CA' | 'fr-CA' = 'en-CA') =>
    prepareRequest(origin, endpoints.lookup, id, { path: { client_id }, query: { lang, ...query } });

  it.each([
    [{ vcc_number: '1234 1234 1234 1234' }, '?lang=en&vcc_number=1234123412341234'],
    [{ account_number: '0001' }, '?lang=en&account_number=0001'],
    [{ customer_id: '1291820-11' }, '?lang=en&customer_id=1291820-11'],
  ])('queries by %j', (query, expected) => {
    const result = lookup(query);
    expect(result.ok && result.value.url).toBe(
      `${origin}/flexiti/pos-api/v2.5/client-id/store-42/customers/lookup${expected}`,
    );
  });

  it('sends the language as fr', () => {
    const result = lookup({ account_number: '1' }, 'fr-CA');
    expect(result.ok && result.value.url).toContain('?lang=fr&');
  });

  it.each([
    [{}, ['vcc_number', 'account_number', 'customer_id']],
    [{ vcc_number: '1234123412341234', customer_id: '7' }, ['vcc_number', 'customer_id']],
    [{ vcc_number: '123412341234123' }, ['vcc_number']],
    [{ vcc_number: '1234-1234-1234-1234' }, ['vcc_number']],
    [{ account_number: '123456789012345' }, ['account_number']],
    [{ account_number: '12a' }, ['account_number']],
    [{ customer_id: '1'.repeat(21) }, ['customer_id']],
    [{ customer_id: 'a b' }, ['customer_id']],
  ])('refuses %j', (query, fields) => {
    expect(fieldsOf(lookup(query))).toEqual(fields);
  });
});

describe('verify', () => {
  const path = { client_id, account_number: '116994755' };
  const verify = (body: Record<string, unknown>) =>
    // Also what the types rule out.
    prepareRequest(origin, endpoints.verify, id, { path, body: body as { format: 'sms'; request_id: string } });

  it('sends the documented body of a security question', () => {
    const body = { format: 'security_question', security_qid: 6, security_answer: ' Arc–en–ciel ', request_id: 'r-1' };
    const result = verify({ ...body, vcc_number: '1234 1234 1234 1234' });
    expect(result.ok && JSON.parse(result.value.body ?? '')).toEqual({
      format: 'security_question',
      security_qid: '6',
      security_answer: 'Arc-en-ciel',
      request_id: 'r-1',
      vcc_number: '1234123412341234',
    });
    expect(result.ok && result.value).toMatchObject({
      method: 'POST',
      url: `${origin}/flexiti/pos-api/v2.5/client-id/store-42/account/116994755/verify`,
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each(['sms', 'email', 'merchant_override', 'regular_purchase_bypass'])(
    'sends %s with nothing it does not need',
    (format) => {
      const result = verify({ format, request_id: 'r-1' });
      expect(result.ok && JSON.parse(result.value.body ?? '')).toEqual({ format, request_id: 'r-1' });
    },
  );

  it.each<[Record<string, unknown>, string[]]>([
    [{ format: 'sms' }, ['request_id']],
    [{ format: 'sms', request_id: '' }, ['request_id']],
    [{ format: 'sms', request_id: 'r'.repeat(151) }, ['request_id']],
    [{ format: 'sms', request_id: 'ré' }, ['request_id']],
    [{ format: 'pigeon', request_id: 'r' }, ['format']],
    [{ format: 'sms', request_id: 'r', vcc_number: '12' }, ['vcc_number']],
    [{ format: 'security_question', request_id: 'r' }, ['security_qid', 'security_answer']],
    [{ format: 'security_question', request_id: 'r', security_qid: 100_000, security_answer: 'x' }, ['security_qid']],
    [
      { format: 'security_question', request_id: 'r', security_qid: 1, security_answer: 'x'.repeat(51) },
      ['security_answer'],
    ],
  ])('refuses %j', (body, fields) => {
    expect(fieldsOf(verify(body))?.sort()).toEqual([...fields].sort());
  });
});

describe('driverslicense', () => {
  it('folds the code one to one and keeps its control characters', () => {
    const code = '@\n\u001e\rANSI DCSLEBŒUF\r';
    const result = prepareRequest(origin, endpoints.driverslicense, id, { path: { client_id }, body: { code } });
    expect(result.ok && JSON.parse(result.value.body ?? '')).toEqual({ code: '@\n\u001e\rANSI DCSLEBOUF\r' });
  });

  it.each(['', 'x'.repeat(limits.code + 1)])('refuses an empty and an overlong code', (code) => {
    const result = prepareRequest(origin, endpoints.driverslicense, id, { path: { client_id }, body: { code } });
    expect(fieldsOf(result)).toEqual(['code']);
  });
});

describe('calculate-interest', () => {
  const quote = (amount: number, account_number = '12345') =>
    prepareRequest(origin, endpoints.calculateInterest, id, {
      path: { client_id, account_number },
      query: { lang: 'fr-CA' },
      body: { amount },
    });

  it('is the one call of v2.5.1, its amount a decimal number', () => {
    const result = quote(23445);
    expect(result.ok && result.value).toMatchObject({
      url: `${origin}/flexiti/pos-api/v2.5.1/client-id/store-42/accounts/12345/calculate-interest?lang=fr`,
      body: '{"amount":234.45}',
    });
    const versions = Object.values(endpoints).filter((endpoint) => endpoint.version === 'v2.5.1');
    expect(versions.map((endpoint) => endpoint.name)).toEqual(['calculate-interest']);
  });

  it.each([0, -1, 10.5, NaN, Infinity, 1e15])('refuses %d cents', (amount) => {
    expect(fieldsOf(quote(amount))).toEqual(['amount']);
  });

  it.each(['', '1/2', '123456789012345'])('refuses the account %j', (account) => {
    expect(fieldsOf(quote(100, account))).toEqual(['account_number']);
  });
});
