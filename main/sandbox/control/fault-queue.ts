// The faults that wait for calls, first come first served.
import type { EndpointName } from '../endpoints';
import type { Failure, Fault, FaultInput, Latency } from './fault';
import { faultSchema } from './fault';

const isLatency = (fault: Fault): fault is Latency => fault.kind === 'latency';

export class FaultQueue {
  private waiting: Fault[] = [];

  /** Throws a ZodError for a fault that is none. */
  add(fault: FaultInput): void {
    this.waiting.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.waiting = [];
  }

  /** Those that have calls left. */
  remaining(): readonly Fault[] {
    return this.waiting;
  }

  /** What happens to this call: a wait and a failure may come together. `null` is a path that is no endpoint. */
  take(endpoint: EndpointName | null): { latencyMs: number; failure: Failure | null } {
    const hits = this.waiting.filter((fault) => fault.endpoint === undefined || fault.endpoint === endpoint);
    const latency = hits.find(isLatency);
    const failure = hits.find((fault): fault is Failure => !isLatency(fault));
    const used = new Set<Fault>([latency, failure].filter((fault) => fault !== undefined));
    this.waiting = this.waiting
      .map((fault) => (used.has(fault) ? { ...fault, times: fault.times - 1 } : fault))
      .filter((fault) => fault.times > 0);
    return { latencyMs: latency?.ms ?? 0, failure: failure ?? null };
  }
}
