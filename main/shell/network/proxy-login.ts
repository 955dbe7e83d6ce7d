// The login of the store's proxy, for both ways to Flexiti. It is given to the proxy that the settings name, and to nobody
// else, whatever asks for one.

export interface ProxyLogin {
  /** `host:port`, as the system's proxy configuration names it. */
  proxy: string;
  user: string;
  password: string;
}

/** A proxy as it asked for a login. */
export interface Asking {
  host: string;
  port: number;
  /** In lower case, such as `basic`. */
  scheme: string;
}

export interface ProxyLogins {
  /** What to answer; null where this proxy gets nothing from this terminal. */
  answerTo(asking: Asking): Pick<ProxyLogin, 'user' | 'password'> | null;
  /** The proxy did not take it. */
  refused(): void;
}

/** So long a login that was refused is not tried again: after a few wrong ones a directory locks the account for all lanes. */
const pauseMs = 300_000;

/** `steadyNow` (ms) is a monotonic clock. */
export function createProxyLogins(login: ProxyLogin | null, steadyNow: () => number): ProxyLogins {
  let notBefore = -Infinity;
  return {
    answerTo({ host, port, scheme }) {
      if (login === null || scheme !== 'basic' || steadyNow() < notBefore) return null;
      const { user, password } = login;
      return addressOf(host, port) === login.proxy.toLowerCase() ? { user, password } : null;
    },
    refused() {
      notBefore = steadyNow() + pauseMs;
    },
  };
}

function addressOf(host: string, port: number): string {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return `${name.includes(':') ? `[${name}]` : name}:${String(port)}`;
}

/** The value of `Proxy-Authorization` (RFC 7617). */
export function basicCredentials({ user, password }: Pick<ProxyLogin, 'user' | 'password'>): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
