// The answer of oauth/token.
import { z } from 'zod';
import { optional, readInteger, required } from './answer-fields';

export interface GrantedToken {
  accessToken: string;
  refreshToken: string | null;
  lifetimeMs: number;
}

// Printable ASCII, as a header needs. The API page allows 1000 characters; a longer token is for the server to refuse.
function readToken(value: unknown): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8000}$/.test(value) ? value : null;
}

// In place of a missing lifetime: a quarter of the usual 1200 s.
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
