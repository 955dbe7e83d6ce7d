// A record of scanner events, with waits for them.
import type { ScannerEvent, ScannerState, ScannerStatus } from '../../../main/scanner';
import { until } from './expect';

type Cut = Extract<ScannerEvent, { type: 'cut' }>;

export class ScannerEvents {
  private events: ScannerEvent[] = [];
  private readonly statuses = new Map<string, ScannerStatus>();

  readonly record = (event: ScannerEvent): void => {
    if (event.type === 'status') this.statuses.set(event.status.id, event.status);
    else this.events.push(event);
  };

  /** Drops scans and cuts, but not the scanners' statuses. */
  forget(): void {
    this.events = [];
  }

  /** Payloads of all scanners, or of one. */
  payloads(id?: string): string[] {
    return this.events.flatMap((event) =>
      event.type === 'scan' && (id ?? event.scannerId) === event.scannerId ? [event.payload] : [],
    );
  }

  cuts(): Cut[] {
    return this.events.filter((event) => event.type === 'cut');
  }

  /** Waits for `count` payloads, and gives all. */
  async scans(count: number, id?: string): Promise<string[]> {
    const name = (): string => `scan ${count}, but the events are ${JSON.stringify(this.events)}`;
    await until(name, () => this.payloads(id).length >= count);
    return this.payloads(id);
  }

  /** Waits until a scanner has this state, and gives the reason of its status. */
  async becomes(id: string, state: ScannerState, limitMs?: number): Promise<string | null> {
    const last = (): ScannerState | 'unknown' => this.statuses.get(id)?.state ?? 'unknown';
    await until(
      () => `${id} is ${state}, but it is ${last()}`,
      () => last() === state,
      limitMs,
    );
    return this.statuses.get(id)?.because ?? null;
  }
}
