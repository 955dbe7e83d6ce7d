import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routesOf } from '../../../../main/shell/network/routes';

describe('routesOf', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['PROXY proxy.store:8080', [{ kind: 'http', host: 'proxy.store', port: 8080 }]],
    ['PROXY proxy.store', [{ kind: 'http', host: 'proxy.store', port: 80 }]],
    ['HTTPS proxy.store', [{ kind: 'https', host: 'proxy.store', port: 443 }]],
    ['SOCKS [::1]:9', [{ kind: 'socks', host: '::1', port: 9 }]],
    ['socks5 [2001:db8::1]', [{ kind: 'socks5', host: '2001:db8::1', port: 1080 }]],
    [
      'PROXY a:1;  PROXY b:2 ;DIRECT',
      [{ kind: 'http', host: 'a', port: 1 }, { kind: 'http', host: 'b', port: 2 }, { kind: 'direct' }],
    ],
    ['QUIC a:1; DIRECT', [{ kind: 'direct' }]],
    ['PROXY', []],
    ['PROXY a:b', []],
    ['constructor a:1', []],
    ['', []],
  ])('reads %j', (list, routes) => {
    expect(routesOf(list)).toEqual(routes);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(routesOf(text))));
  });
});
