// The last requests to the sandbox in full, for tests that check what a terminal sends. In memory only.
import type { EndpointName } from '../endpoints';

export interface LoggedRequest {
  /** Counts up from 1 over the life of the sandbox. */
  number: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  at: number;
  /** Null for a path that is no endpoint. */
  endpoint: EndpointName | null;
  method: string;
  path: string;
  /** Raw, without the question mark. */
  query: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
  /** The answer's status; null while it is being answered, and where the connection was cut. */
  status: number | null;
}

const maxRequests = 1000;
const longestBody = 65_536;

export class RequestLog {
  private entries: LoggedRequest[] = [];
  private count = 0;

  add(request: Omit<LoggedRequest, 'number' | 'status'>): LoggedRequest {
    this.count += 1;
    const body = request.body.slice(0, longestBody);
    const entry: LoggedRequest = { ...request, body, number: this.count, status: null };
    this.entries = [...this.entries.slice(1 - maxRequests), entry];
    return entry;
  }

  all(): readonly LoggedRequest[] {
    return this.entries;
  }

  clear(): void {
    this.entries = [];
  }
}
