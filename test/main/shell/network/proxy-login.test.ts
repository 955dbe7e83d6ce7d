// The proxy's password goes to the proxy that the settings name, and nowhere else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicCredentials, createProxyLogins } from '../../../../main/shell/network/proxy-login';

const login = { proxy: 'proxy.store.example:8080', user: 'till', password: 'secret' };
const own = { user: 'till', password: 'secret' };
const asking = { host: 'proxy.store.example', port: 8080, scheme: 'basic' };

describe('the login', () => {
  it('is for the proxy of the settings, in any case', () => {
    const logins = createProxyLogins({ ...login, proxy: 'Proxy.Store.Example:8080' }, () => 0);
    expect(logins.answerTo(asking)).toEqual(own);
    expect(logins.answerTo({ ...asking, host: 'PROXY.STORE.EXAMPLE' })).toEqual(own);
  });

  it('is for one by its IPv6 address, with or without brackets', () => {
    const logins = createProxyLogins({ ...login, proxy: '[fd00::1]:3128' }, () => 0);
    for (const host of ['fd00::1', '[fd00::1]']) {
      expect(logins.answerTo({ host, port: 3128, scheme: 'basic' })).toEqual(own);
    }
  });

  it('is for nobody else', () => {
    const hosts = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom(
        'proxy.store.example',
        'proxy.store.example.',
        'xproxy.store.example',
        'store.example',
        '',
        ':8080',
      ),
    );
    const schemes = fc.constantFrom('basic', 'Basic', 'ntlm', 'negotiate', 'digest', '');
    fc.assert(
      fc.property(hosts, fc.integer({ min: 0, max: 65_535 }), schemes, (host, port, scheme) => {
        fc.pre(host !== asking.host || port !== asking.port || scheme !== asking.scheme);
        expect(createProxyLogins(login, () => 0).answerTo({ host, port, scheme })).toBeNull();
      }),
    );
    expect(createProxyLogins(null, () => 0).answerTo(asking)).toBeNull();
  });

  it('that was refused rests for five minutes, so that no account is locked', () => {
    let now = 1000;
    const logins = createProxyLogins(login, () => now);
    logins.refused();
    expect(logins.answerTo(asking)).toBeNull();
    now += 299_999;
    expect(logins.answerTo(asking)).toBeNull();
    now += 1;
    expect(logins.answerTo(asking)).toEqual(own);
  });

  it('is written as RFC 7617 has it, in UTF-8', () => {
    expect(basicCredentials({ user: 'Aladdin', password: 'open sesame' })).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(basicCredentials({ user: 'test', password: '123£' })).toBe('Basic dGVzdDoxMjPCow==');
  });
});
