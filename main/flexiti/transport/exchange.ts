// One request out, one answer in: the only place that touches fetch. Never repeats anything.
import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import type { FlexitiError, Result } from '../errors';
import type { PreparedRequest } from '../request';
import { networkFailure } from './network-failure';

/** What this room needs of a fetch: Node's, or that of an Electron session. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface RawAnswer {
  status: number;
  retryAfter: string | null;
  /** The server's clock, as it wrote it. */
  date: string | null;
  /** `body` is empty where it was not read to its end. */
  reading: 'whole' | 'cut' | 'too_large';
  body: string;
}

const largestBody = 1024 * 1024;

async function readBody(response: Response): Promise<Pick<RawAnswer, 'reading' | 'body'>> {
  // With a content encoding the length counts the packed bytes, and the network stack checks it.
  const packed = response.headers.has('content-encoding');
  const announced = packed ? null : response.headers.get('content-length');
  if (response.body === null) return { reading: Number(announced) > 0 ? 'cut' : 'whole', body: '' };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let length = 0;
  let body = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > largestBody) {
      // Not awaited: an answer that is too large must not hold anybody up.
      reader.cancel().catch(() => undefined);
      return { reading: 'too_large', body: '' };
    }
    body += decoder.decode(value, { stream: true });
  }
  if (announced !== null && length < Number(announced)) return { reading: 'cut', body: '' };
  return { reading: 'whole', body: body + decoder.decode() };
}

async function send(fetch: Fetch, request: PreparedRequest, token: string | null, signal: AbortSignal) {
  const response = await fetch(request.url, {
    method: request.method,
    headers: token === null ? request.headers : { ...request.headers, authorization: `Bearer ${token}` },
    ...(request.body === null ? {} : { body: request.body }),
    // A redirect would carry the bearer token to whoever it names.
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    signal,
  });
  const { status, headers } = response;
  const answer = { status, retryAfter: headers.get('retry-after'), date: headers.get('date') };
  try {
    return { ...answer, ...(await readBody(response)) };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { ...answer, reading: 'cut' as const, body: '' };
  }
}

/**
 * Sends one request once, within `limitMs` (body included) and until `signal` gives it up: `timed_out` and `cancelled`
 * say so. An answer is given as it came, whatever its status; bodies above 1 MiB are not read to their end.
 */
export async function exchange(
  fetch: Fetch,
  request: PreparedRequest,
  options: { token: string | null; limitMs: number; signal?: AbortSignal | undefined },
): Promise<Result<RawAnswer>> {
  const { token, limitMs, signal } = options;
  const failed = (error: FlexitiError): Result<RawAnswer> => ({ ok: false, error });
  if (signal?.aborted) return failed({ code: 'cancelled', mayHaveArrived: false });
  const givenUp = () => failed({ code: signal?.aborted ? 'cancelled' : 'timed_out', mayHaveArrived: true });
  try {
    return await timeout(limitMs, TimeoutStrategy.Aggressive).execute(async ({ signal: limited }) => {
      try {
        return { ok: true, value: await send(fetch, request, token, limited) };
      } catch (thrown) {
        return limited.aborted ? givenUp() : failed(networkFailure(thrown));
      }
    }, signal);
  } catch (thrown) {
    // By its class: the isTaskCancelledError of cockatiel 3.2.1 looks for another error's mark.
    if (thrown instanceof TaskCancelledError) return givenUp();
    throw thrown;
  }
}
