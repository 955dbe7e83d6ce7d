// What must be true of the requests.
import type { Received } from '../hostile-api';

/** Refusals of the sandbox by which a request is against the API's pages. */
const violations = ['wrong_inputs', 'invalid_request', 'invalid_role', 'invalid_client'];

/** The faults of the requests. `decisions`: how often the cashier has sent a verify. */
export function wrongOnWire(received: readonly Received[], decisions: number): string[] {
  const wrong = received.flatMap(({ endpoint, path, body, isStrange, honest: { status, body: answer } }) => {
    if (endpoint === null) return [`a request to no endpoint: ${path}`];
    const error = /"error":"([^"]*)"/.exec(answer)?.[1] ?? '';
    const isViolation =
      status >= 400 && (violations.includes(error) || (status === 401 && !isStrange) || status === 413);
    return isViolation ? [`${endpoint} got ${status} ${error}: ${path} ${body} ${answer}`] : [];
  });
  const verifies = received.filter(({ endpoint }) => endpoint === 'verify').length;
  if (verifies > decisions) wrong.push(`${verifies} verifies have arrived for ${decisions} decisions`);
  return wrong;
}
