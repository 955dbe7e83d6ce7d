// Injected faults that wait for calls, first in, first out.
import type { EndpointName } from '../endpoints';
import type { Failure, Fault, FaultInput, Latency } from './fault';
import { faultSchema } from './fault';

const isLatency = (fault: Fault): fault is Latency => fault.kind === 'latency';

export class FaultQueue {
  private waiting: Fault[] = [];

  /** Throws a ZodError for an invalid fault. */
  add(fault: FaultInput): void {
    this.waiting.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.waiting = [];
  }

  /** Faults with calls left. */
  remaining(): readonly Fault[] {
    return this.waiting;
  }

  /** The delay and the failure of this call, possibly both. `null` is a path that is no endpoint. */
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
