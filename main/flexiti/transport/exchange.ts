// One request out, one answer in: the only place that calls fetch. Never repeats.
import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { SendError } from '../../base';
import type { FlexitiError, Result } from '../errors';
import type { PreparedRequest } from '../request';
import { networkFailure } from './network-failure';

/** The part of fetch in use: Node's, or an Electron session's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface RawAnswer {
  status: number;
  retryAfter: string | null;
  /** The Date header. */
  date: string | null;
  /** `body` is empty unless `whole`. */
  reading: 'whole' | 'cut' | 'too_large';
  body: string;
}

const largestBody = 1024 * 1024;

async function readBody(response: Response): Promise<Pick<RawAnswer, 'reading' | 'body'>> {
  // With a content encoding the length is that of the compressed bytes, which the network stack checks.
  const isCompressed = response.headers.has('content-encoding');
  const announced = isCompressed ? null : response.headers.get('content-length');
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
      // Not awaited: the caller need not wait for the end of an answer that is dropped.
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
    // A redirect would carry the bearer token to another address.
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

/** Within the turn in which a limit aborts, a fetch that knows whether it sent something says so. */
const endOfTurn = (): Promise<null> =>
  new Promise((resolve) => {
    setImmediate(resolve, null);
  });

/**
 * Sends one request once. Ends as `timed_out` after `limitMs` (body included) and as `cancelled` when `signal` aborts; the
 * request may then have arrived unless the fetch knows better. Gives the raw answer, whatever its status; a body above
 * 1 MiB is not read to its end.
 */
export async function exchange(
  fetch: Fetch,
  request: PreparedRequest,
  options: { token: string | null; limitMs: number; signal?: AbortSignal | undefined },
): Promise<Result<RawAnswer>> {
  const { token, limitMs, signal } = options;
  const failed = (error: FlexitiError): Result<RawAnswer> => ({ ok: false, error });
  if (signal?.aborted) return failed({ code: 'cancelled', mayHaveArrived: false });
  const aborted = (mayHaveArrived: boolean) =>
    failed({ code: signal?.aborted ? 'cancelled' : 'timed_out', mayHaveArrived });
  const attempt = async (limited: AbortSignal): Promise<Result<RawAnswer>> => {
    try {
      return { ok: true, value: await send(fetch, request, token, limited) };
    } catch (thrown) {
      if (limited.aborted) return aborted(!(thrown instanceof SendError) || thrown.mayHaveArrived);
      return failed(networkFailure(thrown));
    }
  };
  let made = null as Promise<Result<RawAnswer>> | null;
  try {
    return await timeout(limitMs, TimeoutStrategy.Aggressive).execute(
      ({ signal: limited }) => (made = attempt(limited)),
      signal,
    );
  } catch (thrown) {
    // isTaskCancelledError of cockatiel 3.2.1 checks for another error's mark.
    if (!(thrown instanceof TaskCancelledError)) throw thrown;
    const end = await Promise.race([made, endOfTurn()]);
    return end?.ok === false ? end : aborted(true);
  }
}
