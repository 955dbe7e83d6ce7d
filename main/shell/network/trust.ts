// Which certificates Node trusts for a host: the roots by which Chromium trusted it, the system's, and the chain's own.
// Node's own list is asked only where there is nothing else.
import * as tls from 'node:tls';
import { X509Certificate } from 'node:crypto';

/** A certificate as Chromium gives it, with its issuers. */
export interface ChainLink {
  /** PEM. */
  data: string;
  issuerCert?: ChainLink;
}

export interface Trust {
  /** Remembers the root of a chain that Chromium found valid for the host. */
  learn: (host: string, chain: ChainLink) => void;
  /** For TLS with this host. */
  contextFor: (host: string) => tls.SecureContext;
}

/** @param own the certificates (PEM) that count beside the system's */
export function createTrust(own: readonly string[] = [], systemRoots: () => readonly string[] = readSystem): Trust {
  const learnt = new Map<string, Set<string>>();
  const contexts = new Map<string, tls.SecureContext>();
  return {
    learn(host, chain) {
      const root = rootOf(chain);
      const roots = learnt.get(host) ?? new Set<string>();
      learnt.set(host, roots);
      if (root === null || roots.has(root)) return;
      roots.add(root);
      contexts.delete(host);
    },
    contextFor(host) {
      const known = contexts.get(host);
      if (known !== undefined) return known;
      const roots = [...(learnt.get(host) ?? []), ...systemRoots()];
      const ca = [...(roots.length === 0 ? tls.rootCertificates : roots), ...own];
      // Chromium may trust a chain from its middle on.
      const context = tls.createSecureContext({ ca, allowPartialTrustChain: true });
      contexts.set(host, context);
      return context;
    },
  };
}

/** The last certificate of the chain, or null where it cannot be read. */
function rootOf(chain: ChainLink): string | null {
  let link = chain;
  // Longer chains are refused by every client.
  for (let depth = 0; depth < 20 && link.issuerCert !== undefined; depth += 1) link = link.issuerCert;
  try {
    return new X509Certificate(link.data).toString();
  } catch {
    return null;
  }
}

/** From Node 22.15; before, the list is empty. */
function readSystem(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
  try {
    return getCACertificates?.('system') ?? [];
  } catch {
    return [];
  }
}
