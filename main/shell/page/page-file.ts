// The files of the page, as answers to requests: those inside one folder, with their right types and closed headers.
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

const closedHeaders: Record<string, string> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), hid=(), serial=(), usb=(), payment=()',
};

/**
 * Answers a request for a file of the page.
 * @param folder Absolute; nothing outside it is ever read.
 * @param host The one host that is served.
 * @returns 200 with the file; 404 for another host, a path out of the folder, an unknown type or no such file; 405 for
 * anything but GET and HEAD. Every answer carries the closed headers.
 */
export async function answerPageRequest(folder: string, host: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const url = new URL(request.url);
  const path = url.host === host ? pathInside(folder, url.pathname) : null;
  const type = path === null ? undefined : mimeTypes[extname(path)];
  if (path === null || type === undefined) return refusal(404);
  try {
    const content = await readFile(path);
    const headers = { ...closedHeaders, 'Content-Type': type };
    return new Response(request.method === 'HEAD' ? null : content, { headers });
  } catch {
    return refusal(404);
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: closedHeaders });
}

function pathInside(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash separates folders on Windows, a colon names a drive or a stream, and no file of ours has either.
  if (/[\\:\0]/.test(decoded)) return null;
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(folder + sep) ? path : null;
}
