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
