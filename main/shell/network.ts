// How requests leave the terminal: by Chromium's stack, so that the store's proxy and certificates count, from sessions
// in memory, so that no answer, address or cookie is written to the disk.
import { session, type Session } from 'electron';

/** The part of the standard `fetch` that calls need: an address and its options. */
export type NetworkFetch = (url: string, init?: RequestInit) => Promise<Response>;

const inMemory = { cache: false };

/** Whatever a caller forgot: a bearer token must not follow a redirect, and cookies are of no use here. */
const closed: RequestInit = { credentials: 'omit', redirect: 'error', cache: 'no-store' };

/**
 * A `fetch` over connections that are kept for the next call. Chromium repeats a request, a POST too, when a kept connection turns
 * out to be dead: not for calls that must reach the server once at most. Electron must be ready.
 */
export function createFetch(): NetworkFetch {
  const own = session.fromPartition('flexiti-api', inMemory);
  return (url, init) => own.fetch(url, { ...init, ...closed });
}

/**
 * A `fetch` for calls that must reach the server once at most: each has a session to itself, whose connection is
 * fresh, because Chromium repeats a request by itself on a used connection alone. Electron must be ready.
 */
export function createFetchOnce(): NetworkFetch {
  // Electron keeps every session until it ends, close to a megabyte each: one that is cold again is taken again.
  const cold: Session[] = [];
  let made = 0;
  const release = async (own: Session): Promise<void> => {
    await own.closeAllConnections();
    await own.clearStorageData();
    cold.push(own);
  };
  return async (url, init) => {
    const own = cold.pop() ?? session.fromPartition(`once-${made++}`, inMemory);
    try {
      const response = await own.fetch(url, { ...init, ...closed });
      return whenRead(response, () => void release(own));
    } catch (problem) {
      void release(own);
      throw problem;
    }
  };
}

/** The same answer, calling `done` once: when its body was read, given up or cut. */
function whenRead(response: Response, done: () => void): Response {
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
