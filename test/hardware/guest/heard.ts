// What scanners tell, as it was heard, and when.
import type { ScannerEvent, ScannerState } from '../../../main/scanner';
import { until } from './suite';

export class Heard {
  private events: ScannerEvent[] = [];

  readonly hear = (event: ScannerEvent): void => {
    this.events.push(event);
  };

  /** Forgets what came so far, states too. */
  forget(): void {
    this.events = [];
  }

  payloads(): string[] {
    return this.events.flatMap((event) => (event.type === 'scan' ? [event.payload] : []));
  }

  cuts(): { bytes: number; reason: string }[] {
    return this.events.flatMap((event) => (event.type === 'cut' ? [{ bytes: event.bytes, reason: event.reason }] : []));
  }

  states(): ScannerState[] {
    return this.events.flatMap((event) => (event.type === 'status' ? [event.status.state] : []));
  }

  /** Waits for so many payloads, and gives them. */
  async scans(count: number, limitMs?: number): Promise<string[]> {
    return until(`${count} scans`, () => (this.payloads().length >= count ? this.payloads() : null), limitMs);
  }

  async state(state: ScannerState, limitMs?: number): Promise<void> {
    await until(`the state ${state}`, () => this.states().at(-1) === state, limitMs);
  }
}
