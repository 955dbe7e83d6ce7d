// Serves the page's files from one folder, with their MIME types and restrictive headers.
// Electron's security checklist, item 18 (no file:// protocol) and item 7 (Content Security Policy).
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy } from './content-security-policy';

const mimeTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const restrictiveHeaders: Record<string, string> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), hid=(), serial=(), usb=(), payment=()',
};

/**
 * Answers a request for a file of the page.
 *
 * @param folder absolute; nothing outside it is read
 * @param host the one host that is served
 * @returns 200 with the file; 404 for another host, a path out of the folder, an unknown type or no such file; 405 for
 * anything but GET and HEAD; each with the restrictive headers
 */
export async function answerPageRequest(folder: string, host: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const url = new URL(request.url);
  const path = url.host === host ? pathInside(folder, url.pathname) : null;
  const type = path === null ? undefined : mimeTypes[extname(path)];
  if (path === null || type === undefined) return refusal(404);
  try {
    const content = await readFile(path);
    const headers = { ...restrictiveHeaders, 'Content-Type': type };
    return new Response(request.method === 'HEAD' ? null : content, { headers });
  } catch {
    return refusal(404);
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: restrictiveHeaders });
}

function pathInside(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // On Windows a backslash separates folders, and a colon marks a drive or a stream; no file of the page has either.
  if (/[\\:\0]/.test(decoded)) return null;
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(folder + sep) ? path : null;
}
