// Any number of scanners, one stream of what they tell.
import type { ScannerEvent, ScannerStatus, Transport } from './scanner';

export interface Hub {
  /**
   * Adds a scanner and opens it. `create` is given where the scanner tells what it has; its id must be a new one.
   */
  add(create: (emit: (event: ScannerEvent) => void) => Transport): void;
  /** Closes a scanner and forgets it; nothing more is heard of it. An unknown id is no error. */
  remove(id: string): Promise<void>;
  /** What is known of each scanner now, in the order they were added. */
  statuses(): ScannerStatus[];
  /** Closes all of them. */
  close(): Promise<void>;
}

/** A hub that tells `listener` everything its scanners tell, as soon as they do. */
export function createHub(listener: (event: ScannerEvent) => void): Hub {
  const transports = new Map<string, Transport>();

  async function remove(id: string): Promise<void> {
    const transport = transports.get(id);
    transports.delete(id);
    await transport?.close();
  }

  return {
    add(create) {
      const known: { id: string | null } = { id: null };
      const transport = create((event) => {
        const current = known.id === null ? undefined : transports.get(known.id);
        if (current === transport) listener(event);
      });
      known.id = transport.status.id;
      if (transports.has(known.id)) throw new Error('A scanner with this id is there already');
      transports.set(known.id, transport);
      transport.open();
    },
    remove,
    statuses: () => [...transports.values()].map((transport) => transport.status),
    async close() {
      await Promise.all([...transports.keys()].map(remove));
    },
  };
}
