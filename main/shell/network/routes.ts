// The ways to a server, as a proxy configuration lists them: `PROXY proxy.store:8080; SOCKS5 [::1]:1080; DIRECT`.

/** One way to a server. `socks` is SOCKS version 4. */
export type Route = { kind: 'direct' } | { kind: 'http' | 'https' | 'socks' | 'socks5'; host: string; port: number };

const kinds = {
  proxy: { kind: 'http', port: 80 },
  http: { kind: 'http', port: 80 },
  https: { kind: 'https', port: 443 },
  socks: { kind: 'socks', port: 1080 },
  socks4: { kind: 'socks', port: 1080 },
  socks5: { kind: 'socks5', port: 1080 },
} as const;

/**
 * The routes of a list as `session.resolveProxy` gives it, the first to be tried first. Entries of an unknown kind (QUIC)
 * are left out: none at all is no route.
 */
export function routesOf(list: string): Route[] {
  return list.split(';').flatMap((entry): Route[] => {
    const [word = '', address = ''] = entry.trim().split(/\s+/);
    const name = word.toLowerCase();
    if (name === 'direct') return [{ kind: 'direct' }];
    if (!Object.hasOwn(kinds, name)) return [];
    const { kind, port } = kinds[name as keyof typeof kinds];
    const parts = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address);
    const host = parts?.[1] ?? parts?.[2];
    return host === undefined ? [] : [{ kind, host, port: Number(parts?.[3] ?? port) }];
  });
}
