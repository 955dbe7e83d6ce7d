// Classifies what a fetch threw: Node has a code in the cause, Chromium's net.fetch a `net::ERR_…` in the message.
import { SendError } from '../../base';
import type { FlexitiError, FlexitiErrorCode } from '../errors';

interface Rule {
  pattern: RegExp;
  code: FlexitiErrorCode;
  mayHaveArrived: boolean;
}

// The first match counts. Where the moment of the failure is uncertain, the request may have arrived.
const rules: readonly Rule[] = [
  {
    pattern: /\b(ENOTFOUND|EAI_\w+|ENODATA)\b|ERR_(NAME_|DNS_|ICANN_NAME)/,
    code: 'dns_failure',
    mayHaveArrived: false,
  },
  {
    // No server is told a login but by a token: what asks for one is a proxy.
    pattern: /ERR_(PROXY_AUTH_|UNEXPECTED_PROXY_AUTH|UNSUPPORTED_AUTH_SCHEME|(INVALID|MISSING)_AUTH_CREDENTIALS)/,
    code: 'proxy_login',
    mayHaveArrived: false,
  },
  {
    pattern:
      /\b(ECONNREFUSED|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|connect (ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN))\b|ERR_(INTERNET_DISCONNECTED|ADDRESS_INVALID|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|PROXY_CONNECTION\w*|TUNNEL_CONNECTION_FAILED|SOCKS_\w+|MANDATORY_PROXY\w*|NETWORK_ACCESS_DENIED|UNSAFE_PORT|BLOCKED_BY_(?!RESPONSE|ORB)\w+)/,
    code: 'no_network',
    mayHaveArrived: false,
  },
  // A route can be lost, and a TLS record corrupted, after the request was sent.
  {
    pattern: /\b(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN)\b|ERR_ADDRESS_UNREACHABLE/,
    code: 'no_network',
    mayHaveArrived: true,
  },
  { pattern: /ERR_SSL_(BAD_RECORD_MAC|DECRYPT_ERROR)_ALERT/, code: 'tls_failure', mayHaveArrived: true },
  {
    pattern:
      /ERR_(SSL|TLS|CERT|BAD_SSL|PROXY_CERTIFICATE)_|\b(CERT_\w+|EPROTO|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH)\b|before secure TLS connection/,
    code: 'tls_failure',
    mayHaveArrived: false,
  },
  { pattern: /redirect/i, code: 'redirected', mayHaveArrived: true },
  {
    pattern: /\b(ETIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT)\b|ERR_TIMED_OUT/,
    code: 'timed_out',
    mayHaveArrived: true,
  },
  {
    pattern: /ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_\w+|CONTENT_DECODING_\w+)|RES_CONTENT_LENGTH_MISMATCH/,
    code: 'answer_cut',
    mayHaveArrived: true,
  },
  {
    pattern: /\bHPE_\w+|ERR_(INVALID_HTTP_RESPONSE|INVALID_RESPONSE|RESPONSE_HEADERS_\w+)/,
    code: 'not_json',
    mayHaveArrived: true,
  },
];

function describe(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error) || depth > 4) return '';
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const inner = thrown instanceof AggregateError ? thrown.errors.map((error) => describe(error, depth + 1)) : [];
  return [code, thrown.message, describe(thrown.cause, depth + 1), ...inner].join(' ');
}

/**
 * The error that a failed fetch stands for. A `SendError` knows whether the request may have arrived; otherwise the kind
 * of failure decides. The message is dropped: it may name the host or the URL.
 */
export function networkFailure(thrown: unknown): FlexitiError {
  const isKnown = thrown instanceof SendError;
  const text = describe(isKnown ? thrown.cause : thrown);
  const rule = rules.find(({ pattern }) => pattern.test(text));
  const mayHaveArrived = isKnown ? thrown.mayHaveArrived : (rule?.mayHaveArrived ?? true);
  return { code: rule?.code ?? 'connection_cut', mayHaveArrived };
}
