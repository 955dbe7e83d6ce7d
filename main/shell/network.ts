// Requests to Flexiti: by Chromium's network stack, so that the store's proxy and certificates apply, from in-memory
// sessions, so that no response, address or cookie is written to the disk.
import { session, type Session } from 'electron';

/** The part of the standard `fetch` that is used. */
export type NetworkFetch = (url: string, init?: RequestInit) => Promise<Response>;

const inMemory = { cache: false };

/** For every call: a bearer token must not follow a redirect, and no cookie or response is stored. */
const strictOptions: RequestInit = { credentials: 'omit', redirect: 'error', cache: 'no-store' };

/**
 * A `fetch` over keep-alive connections. Chromium repeats a request, also a POST, when a reused connection turns out to
 * be dead: not for calls that must reach the server at most once. Electron must be ready.
 */
export function createFetch(): NetworkFetch {
  const shared = session.fromPartition('flexiti-api', inMemory);
  return (url, init) => shared.fetch(url, { ...init, ...strictOptions });
}

/**
 * A `fetch` for calls that must reach the server at most once: each has a session of its own with a new connection,
 * because Chromium repeats a request on a reused connection only. Electron must be ready.
 */
export function createFetchOnce(): NetworkFetch {
  // Electron frees no session before it ends, and each takes almost a megabyte: one without connections is reused.
  const idle: Session[] = [];
  let created = 0;
  const release = async (own: Session): Promise<void> => {
    await own.closeAllConnections();
    await own.clearStorageData();
    idle.push(own);
  };
  return async (url, init) => {
    const own = idle.pop() ?? session.fromPartition(`once-${created++}`, inMemory);
    try {
      const response = await own.fetch(url, { ...init, ...strictOptions });
      return onBodyEnd(response, () => void release(own));
    } catch (problem) {
      void release(own);
      throw problem;
    }
  };
}

/** The same response, calling `done` once when its body was read, cancelled or failed. */
function onBodyEnd(response: Response, done: () => void): Response {
  const reader = response.body?.getReader();
  if (reader === undefined) {
    done();
    return response;
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const part = await reader.read();
        if (!part.done) {
          controller.enqueue(part.value);
          return;
        }
        controller.close();
      } catch (problem) {
        controller.error(problem);
      }
      done();
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
