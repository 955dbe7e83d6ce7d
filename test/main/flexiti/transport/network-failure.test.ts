import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../../../main/flexiti/transport/network-failure';

/** As thrown by Node's fetch, with the code in the cause. */
function node(code: string, message = code): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

/** As thrown by Chromium's net.fetch. */
function chromium(name: string): Error {
  return new Error(`net::ERR_${name}`);
}

describe('networkFailure', () => {
  it.each([
    ['no_network', node('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9')],
    ['no_network', node('EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.1:443')],
    ['no_network', node('UND_ERR_CONNECT_TIMEOUT')],
    ['no_network', node('ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443')],
    ['no_network', chromium('INTERNET_DISCONNECTED')],
    ['no_network', chromium('CONNECTION_REFUSED')],
    ['no_network', chromium('CONNECTION_TIMED_OUT')],
    ['no_network', chromium('PROXY_CONNECTION_FAILED')],
    ['no_network', chromium('TUNNEL_CONNECTION_FAILED')],
    ['no_network', chromium('BLOCKED_BY_ADMINISTRATOR')],
    ['dns_failure', node('ENOTFOUND', 'getaddrinfo ENOTFOUND redirect.example.com')],
    ['dns_failure', node('EAI_AGAIN')],
    ['dns_failure', chromium('NAME_NOT_RESOLVED')],
    ['dns_failure', chromium('NAME_RESOLUTION_FAILED')],
    ['dns_failure', chromium('DNS_TIMED_OUT')],
    ['tls_failure', node('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')],
    ['tls_failure', node('SELF_SIGNED_CERT_IN_CHAIN')],
    ['tls_failure', node('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['tls_failure', node('CERT_HAS_EXPIRED', 'certificate has expired')],
    ['tls_failure', node('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['tls_failure', node('ERR_SSL_WRONG_VERSION_NUMBER')],
    [
      'tls_failure',
      node('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
    ],
    ['tls_failure', chromium('CERT_DATE_INVALID')],
    ['tls_failure', chromium('CERT_AUTHORITY_INVALID')],
    ['tls_failure', chromium('SSL_PROTOCOL_ERROR')],
    ['proxy_login', chromium('PROXY_AUTH_REQUESTED')],
    ['proxy_login', chromium('PROXY_AUTH_UNSUPPORTED')],
    ['proxy_login', chromium('UNEXPECTED_PROXY_AUTH')],
    ['proxy_login', chromium('UNSUPPORTED_AUTH_SCHEME')],
    ['proxy_login', chromium('INVALID_AUTH_CREDENTIALS')],
    ['tls_failure', chromium('PROXY_CERTIFICATE_INVALID')],
  ])('gives %s, of which nothing arrived, for %s', (code, thrown) => {
    expect(networkFailure(thrown)).toEqual({ code, mayHaveArrived: false });
  });

  it.each([
    ['no_network', node('EHOSTUNREACH', 'read EHOSTUNREACH')],
    ['no_network', chromium('ADDRESS_UNREACHABLE')],
    ['tls_failure', chromium('SSL_BAD_RECORD_MAC_ALERT')],
    ['connection_cut', node('ECONNRESET', 'read ECONNRESET')],
    ['connection_cut', node('UND_ERR_SOCKET', 'other side closed')],
    ['connection_cut', node('EPIPE')],
    ['connection_cut', chromium('CONNECTION_RESET')],
    ['connection_cut', chromium('CONNECTION_CLOSED')],
    ['connection_cut', chromium('EMPTY_RESPONSE')],
    ['connection_cut', chromium('NETWORK_CHANGED')],
    ['connection_cut', chromium('BLOCKED_BY_RESPONSE')],
    ['connection_cut', chromium('SOMETHING_NEW')],
    ['connection_cut', 'not even an error'],
    ['timed_out', chromium('TIMED_OUT')],
    ['timed_out', node('ETIMEDOUT', 'read ETIMEDOUT')],
    ['timed_out', node('UND_ERR_HEADERS_TIMEOUT')],
    ['answer_cut', chromium('CONTENT_LENGTH_MISMATCH')],
    ['answer_cut', chromium('INCOMPLETE_CHUNKED_ENCODING')],
    ['not_json', chromium('INVALID_HTTP_RESPONSE')],
    ['not_json', node('HPE_INVALID_CONSTANT')],
    ['redirected', new TypeError('fetch failed', { cause: new Error('unexpected redirect') })],
    ['redirected', new Error("Attempted to redirect, but redirect policy was 'error'")],
    ['redirected', chromium('TOO_MANY_REDIRECTS')],
  ])('gives %s, which may have arrived, for %s', (code, thrown) => {
    expect(networkFailure(thrown)).toEqual({ code, mayHaveArrived: true });
  });

  it('reads the errors of all addresses that were tried', () => {
    const tried = new AggregateError([
      Object.assign(new Error('connect ECONNREFUSED ::1:9'), { code: 'ECONNREFUSED' }),
    ]);
    expect(networkFailure(new TypeError('fetch failed', { cause: tried })).code).toBe('no_network');
  });

  it('ends on a circle of causes', () => {
    const circle: Error = new Error('outer');
    circle.cause = circle;
    expect(networkFailure(circle).code).toBe('connection_cut');
  });
});
