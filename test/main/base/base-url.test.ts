import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBaseUrl } from '../../../main/base';
import { clientFor } from '../flexiti/scripted-api';

describe('checkBaseUrl', () => {
  it.each([
    ['https://posapi.example.com', 'https://posapi.example.com'],
    ['https://posapi.example.com:8443/', 'https://posapi.example.com:8443'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
  ])('accepts %s', (text, origin) => {
    expect(checkBaseUrl(text)).toEqual({ ok: true, origin });
  });

  it.each([
    ['https://gw.example/flexiti/', '/flexiti'],
    ['https://gw.example/flexiti', '/flexiti'],
    ['https://gw.example/flexiti///', '/flexiti'],
    ['https://gw.example/Store-12/pos_v1/~x/', '/Store-12/pos_v1/~x'],
    ['https://gw.example/caf%C3%A9/', '/caf%C3%A9'],
    ['https://gw.example/a%20b', '/a%20b'],
    ['https://gw.example/v2.5/...', '/v2.5/...'],
    ['https://gw.example/pos-api', '/pos-api'],
    ["https://gw.example/a@b:c!$&'()*+,=", "/a@b:c!$&'()*+,="],
  ])('accepts %s, of a gateway', (text, path) => {
    expect(checkBaseUrl(text)).toEqual({ ok: true, origin: 'https://gw.example', path });
  });

  it('keeps the port of a gateway, and drops its own', () => {
    expect(checkBaseUrl('HTTPS://GW.example:8443/flexiti/')).toEqual({
      ok: true,
      origin: 'https://gw.example:8443',
      path: '/flexiti',
    });
    expect(checkBaseUrl('https://gw.example:443//')).toEqual({ ok: true, origin: 'https://gw.example' });
  });

  it.each([
    '/..',
    '/../',
    '/flexiti/..',
    '/flexiti/../',
    '/flexiti/./x',
    '/./',
    '/%2e%2e/x',
    '/flexiti/%2E%2e',
    '/.%2e',
    '/..;/x',
    '/flexiti;v=1',
    '/a//b',
    '//flexiti',
    '/a%2Fb',
    '/a%5cb',
    '/a\\b',
    '\\flexiti',
    '/a%252e',
    '/a%00',
    '/a%0d%0aX: y',
    '/a%',
    '/a%zz',
    '/a%ff',
    '/a b',
    '/é',
    '/a\tb',
    '/<x>',
    '/flexiti?',
    '/flexiti?a=b/',
    '/flexiti#',
    '#/flexiti',
    '?',
    '/flexiti/pos-api/',
    '/Flexiti/POS-API/v2.5',
    '/gw/flexiti/pos-api/v2.5/oauth/token',
  ])('refuses the path %j', (path) => {
    expect(checkBaseUrl(`https://gw.example${path}`)).toEqual({ ok: false, reason: 'with_path' });
  });

  it('what it accepts is called as it is written, whatever the path', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      'a',
      'Z-9',
      '%2e',
      '%2f',
      '%41',
      '%c3%a9',
      ';',
      '?',
      '#',
      '\\',
      ' ',
      '@',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = `https://gw.example/${pieces.join('')}`;
        const base = checkBaseUrl(text);
        if (!base.ok) return;
        const root = base.origin + (base.path ?? '');
        expect(text.replace(/\/+$/, '')).toBe(root);
        expect(new URL(`${root}/flexiti/pos-api/v2.5/oauth/token`).href).toBe(
          `${root}/flexiti/pos-api/v2.5/oauth/token`,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['posapi.example.com', 'not_a_url'],
    ['', 'not_a_url'],
    ['http://posapi.example.com', 'not_https'],
    ['http://127.0.0.1.example.com', 'not_https'],
    ['http://localhost.example.com', 'not_https'],
    ['ftp://posapi.example.com', 'not_https'],
    ['file:///etc/hosts', 'not_https'],
    ['https://user:word@posapi.example.com', 'with_credentials'],
    ['https://posapi.example.com/flexiti/pos-api', 'with_path'],
    ['https://posapi.example.com/?a=b', 'with_path'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkBaseUrl(text)).toEqual({ ok: false, reason });
  });

  it('is checked when a client is created', () => {
    expect(() => clientFor('http://posapi.example.com')).toThrow('not_https');
  });
});
