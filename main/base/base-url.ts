// The API's base URL, the only address that a bearer token may be sent to.

/** `path`: what a merchant's gateway has before the calls' own path, such as `/flexiti`; absent where there is nothing. */
export type BaseUrl = { ok: true; origin: string; path?: string } | { ok: false; reason: BaseUrlFault };

export type BaseUrlFault = 'not_a_url' | 'not_https' | 'with_credentials' | 'with_path';

// Not all of 127.0.0.0/8: the sandbox listens on these alone.
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Checks an API base URL: `https://host[:port][/path]`, or `http` on loopback alone (the embedded sandbox). It does not
 * include the calls' path, `/flexiti/pos-api/`, which is added to it; slashes at its end are dropped. The path is taken as
 * it is written, so `with_path` is said of one that a server on the way could read as another: of `.` and `..`, an empty
 * segment, a slash, dot or percent sign in disguise, a query or a fragment.
 */
export function checkBaseUrl(text: string): BaseUrl {
  if (!URL.canParse(text)) return { ok: false, reason: 'not_a_url' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.has(url.hostname))) {
    return { ok: false, reason: 'not_https' };
  }
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'with_credentials' };
  const path = plainPath(text);
  // A parser takes `..` out, and writes some characters anew: what was written is not what would be called.
  if (path === null || (path || '/') !== url.pathname.replace(/(.)\/+$/, '$1')) {
    return { ok: false, reason: 'with_path' };
  }
  return { ok: true, origin: url.origin, ...(path !== '' && { path }) };
}

/** The path as it is written, without slashes at its end; null where it is not plain. */
function plainPath(text: string): string | null {
  // From the text, since a lone `?` or `#` leaves nothing in a parsed URL.
  const path = /^[^:]+:\/\/[^/\\?#]*([^\\?#]*)$/.exec(text)?.[1]?.replace(/\/+$/, '');
  if (path === undefined || !/^(?:\/[\w.~@:!$&'()*+,=%-]+)*$/.test(path)) return null;
  // Most likely the whole address of a call was pasted.
  if (/\/flexiti\/pos-api(?:\/|$)/i.test(path)) return null;
  return path.split('/').every(isPlainSegment) ? path : null;
}

function isPlainSegment(segment: string): boolean {
  if (segment === '.' || segment === '..') return false;
  try {
    // Letters in other scripts are percent-encoded UTF-8; nothing else need be.
    const decoded = decodeURIComponent(segment);
    return decoded === segment || (/^[\p{L}\p{M}\p{N} _.~-]+$/u.test(decoded) && !/%2e/i.test(segment));
  } catch {
    return false;
  }
}
