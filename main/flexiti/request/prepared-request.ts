// From an endpoint and its parameters to a URL, headers and body.
import type { z } from 'zod';
import type { Endpoint } from './endpoint-table';
import type { Result } from '../errors';
import { referenceId as referenceIdSchema } from './parameters';

export interface PreparedRequest {
  method: 'GET' | 'POST';
  url: string;
  /** Without authorization. */
  headers: Record<string, string>;
  body: string | null;
}

/** API names of the parameters at fault: an issue's path is `['query', 'first_name']`. */
function faultyFields(error: z.ZodError): string[] {
  const names = error.issues.map((issue) => String(issue.path[1] ?? issue.path[0] ?? 'request'));
  return [...new Set(names)];
}

// encodeURIComponent writes a space as %20, as the API requires; URLSearchParams would write a plus.
function queryString(query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function formBody(fields: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') form.append(name, value);
  return form.toString();
}

/**
 * Checks the parameters and builds the request, or gives `invalid_request` with the names of the fields at fault. `root` is
 * the base URL without a slash at its end.
 */
export function prepareRequest<Input, Answer>(
  root: string,
  endpoint: Endpoint<Input, Answer>,
  referenceId: string,
  input: Input,
): Result<PreparedRequest> {
  const checkedId = referenceIdSchema.safeParse(referenceId);
  const checked = endpoint.request.safeParse(input);
  if (!checkedId.success || !checked.success) {
    const fields = [
      ...(checkedId.success ? [] : ['x-reference-id']),
      ...(checked.error ? faultyFields(checked.error) : []),
    ];
    return { ok: false, error: { code: 'invalid_request', fields, mayHaveArrived: false } };
  }
  const { path = {}, query = {}, body = {} } = checked.data;
  const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const headers: Record<string, string> = { accept: 'application/json', 'x-reference-id': checkedId.data };
  if (endpoint.encoding === 'json') headers['content-type'] = 'application/json';
  if (endpoint.encoding === 'form') headers['content-type'] = 'application/x-www-form-urlencoded';
  return {
    ok: true,
    value: {
      method: endpoint.method,
      url: `${root}/flexiti/pos-api/${endpoint.version}${filled}${queryString(query)}`,
      headers,
      body: endpoint.encoding === 'none' ? null : endpoint.encoding === 'json' ? JSON.stringify(body) : formBody(body),
    },
  };
}
