// Issues access tokens and knows which are valid.
import { randomBytes } from 'node:crypto';

export type Scope = 'merchant' | 'customer';

/** An access token's lifetime in seconds (API page, oauth/token). */
export const tokenLifeSeconds = 1200;

interface Issued {
  scope: Scope;
  refreshToken: string;
  expiresAt: number;
}

export interface TokenAnswer {
  token_type: 'bearer';
  access_token: string;
  expires_in: number;
  refresh_token: string;
  scope: Scope;
}

const maxTokens = 1000;

const randomToken = (): string => randomBytes(32).toString('base64url');

export class TokenStore {
  private readonly issued = new Map<string, Issued>();

  constructor(
    private readonly now: () => number,
    private readonly makeToken: () => string = randomToken,
  ) {}

  issue(scope: Scope): TokenAnswer {
    const accessToken = this.makeToken();
    const refreshToken = this.makeToken();
    this.issued.set(accessToken, { scope, refreshToken, expiresAt: this.now() + tokenLifeSeconds * 1000 });
    this.forgetOldest();
    return {
      token_type: 'bearer',
      access_token: accessToken,
      expires_in: tokenLifeSeconds,
      refresh_token: refreshToken,
      scope,
    };
  }

  /** The scope of the token that this refresh token came with, while that token has not expired; else null. */
  refreshableScope(refreshToken: string): Scope | null {
    for (const token of this.issued.values()) {
      if (token.refreshToken === refreshToken) return token.expiresAt > this.now() ? token.scope : null;
    }
    return null;
  }

  /** The scope of a valid token, else null. */
  scopeOf(accessToken: string): Scope | null {
    const token = this.issued.get(accessToken);
    return token && token.expiresAt > this.now() ? token.scope : null;
  }

  private forgetOldest(): void {
    const [oldest] = this.issued.keys();
    if (this.issued.size > maxTokens && oldest !== undefined) this.issued.delete(oldest);
  }
}
