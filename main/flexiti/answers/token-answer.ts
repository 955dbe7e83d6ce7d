// Reads the answer of oauth/token.
import { z } from 'zod';
import { optional, readInteger, required } from './answer-fields';

/** A bearer token as it was given out. */
export interface GrantedToken {
  accessToken: string;
  refreshToken: string | null;
  lifetimeMs: number;
}

// What a header can carry; "Bearer " and the token are at most 1000 characters by the page, but a longer one is the server's to refuse.
function readToken(value: unknown): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8000}$/.test(value) ? value : null;
}

// Where the lifetime is missing, a quarter of the usual 1200 s: renewed early rather than late.
const cautiousSeconds = 300;
const longestSeconds = 86_400;

export const tokenAnswer = z
  .object({
    access_token: required(readToken),
    refresh_token: optional(readToken),
    expires_in: optional(readInteger),
  })
  .transform((answer): GrantedToken => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    lifetimeMs: Math.min(answer.expires_in ?? cautiousSeconds, longestSeconds) * 1000,
  }));
