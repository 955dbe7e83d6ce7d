// The API's base URL, the only address that a bearer token may be sent to.

export type BaseUrl = { ok: true; origin: string } | { ok: false; reason: BaseUrlFault };

export type BaseUrlFault = 'not_a_url' | 'not_https' | 'with_credentials' | 'with_path';

// Not all of 127.0.0.0/8: the sandbox listens on these alone.
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Checks an API base URL: `https://host[:port]`, or `http` on loopback alone (the embedded sandbox). It does not include the
 * calls' path, `/flexiti/pos-api/`.
 */
export function checkBaseUrl(text: string): BaseUrl {
  if (!URL.canParse(text)) return { ok: false, reason: 'not_a_url' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname))) {
    return { ok: false, reason: 'not_https' };
  }
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'with_credentials' };
  // A lone `?` or `#` leaves `search` and `hash` empty.
  if (url.pathname !== '/' || /[?#]/.test(text)) return { ok: false, reason: 'with_path' };
  return { ok: true, origin: url.origin };
}
