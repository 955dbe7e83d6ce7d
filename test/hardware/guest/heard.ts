// What scanners tell, as it was heard.
import type { ScannerEvent, ScannerState } from '../../../main/scanner';
import { until } from './expect';

type Cut = Extract<ScannerEvent, { type: 'cut' }>;

export class Heard {
  private events: ScannerEvent[] = [];
  private readonly states = new Map<string, ScannerState>();

  readonly hear = (event: ScannerEvent): void => {
    if (event.type === 'status') this.states.set(event.status.id, event.status.state);
    else this.events.push(event);
  };

  /** Forgets scans and cuts; each scanner stays what it last was. */
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

  /** What a scanner was last told to be; null before it was heard of. */
  state(id: string): ScannerState | null {
    return this.states.get(id) ?? null;
  }

  /** Waits for so many payloads, and gives them. */
  async scans(count: number, id?: string): Promise<string[]> {
    const told = (): string => `scan ${count}, of which was heard ${JSON.stringify(this.events)}`;
    await until(told, () => this.payloads(id).length >= count);
    return this.payloads(id);
  }

  /** Waits until a scanner is told to be this. */
  async becomes(id: string, state: ScannerState, limitMs?: number): Promise<void> {
    const told = (): string => `${id} is ${state}, but it is ${this.state(id) ?? 'unknown'}`;
    await until(told, () => this.state(id) === state, limitMs);
  }
}
