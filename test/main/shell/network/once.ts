// Verifies as the terminal sends them, without Electron: the API's client over the fetch that never repeats. The token
// does not go over the wire.
import { createFlexitiClient, type FlexitiService } from '../../../../main/flexiti';
import { openConnection } from '../../../../main/shell/network/open-connection';
import { createProxyLogins, type ProxyLogin } from '../../../../main/shell/network/proxy-login';
import { routesOf } from '../../../../main/shell/network/routes';
import { createSendOnce } from '../../../../main/shell/network/send-once';
import { createTrust } from '../../../../main/shell/network/trust';
import { authority } from '../../../support/wire/wire-server';

export type Decision = Parameters<FlexitiService['verify']>[2];

const requestId = '0123456789';
/** One of each format. */
export const decisions: readonly Decision[] = [
  { format: 'sms', requestId },
  { format: 'email', requestId },
  { format: 'security_question', questionId: 7, answer: 'blue', requestId },
  { format: 'merchant_override', requestId },
  { format: 'regular_purchase_bypass', requestId },
];

export interface SenderOptions {
  /** As `session.resolveProxy` gives it. Default: `DIRECT`. */
  proxies?: string | Promise<string>;
  /** Of the settings. Default: none. */
  proxyLogin?: ProxyLogin;
  /** The system's. Default: the tests' authority; none for those that Node brings along. */
  certificates?: string[];
}

export function createSender({ proxies = 'DIRECT', certificates = [authority], proxyLogin }: SenderOptions = {}) {
  const logins = createProxyLogins(proxyLogin ?? null, () => performance.now());
  const trust = createTrust([], () => certificates);
  const userAgent = 'wire test';
  const trusted = trust.contextFor;
  return createSendOnce({
    userAgent,
    open: async (url, signal) => openConnection(url, routesOf(await proxies), { trusted, logins, userAgent, signal }),
  });
}

export type Outcome = Awaited<ReturnType<FlexitiService['verify']>>;

/**
 * Sends a decision to an address. Each call is a client of its own: what one learns of the link does not keep the next
 * from sending.
 */
export async function verify(
  baseUrl: string,
  options: SenderOptions & { decision?: Decision; limitMs?: number } = {},
): Promise<Outcome> {
  const granted = { token_type: 'bearer', access_token: 'token', expires_in: 1200, scope: 'merchant' };
  const fetchOnce = createSender(options);
  const client = createFlexitiClient({
    baseUrl,
    clientId: 'store 42',
    clientSecret: 'not-a-secret',
    fetch: () => Promise.resolve(Response.json(granted)),
    fetchOnce,
    now: Date.now,
    randomReferenceId: () => '0'.repeat(32),
    timing: { verifyMs: options.limitMs ?? 10_000 },
  });
  const outcome = await client.verify(
    { referenceId: '0'.repeat(32) },
    '116994755',
    options.decision ?? { format: 'sms', requestId },
  );
  client.close();
  return outcome;
}
