// From a raw answer to a value or an error: statuses, Flexiti's error bodies, gateway pages.
import { z } from 'zod';
import type { Endpoint } from '../request';
import { errorTraits, flexitiErrorCodes } from '../errors';
import type { FlexitiError, FlexitiErrorCode, Result } from '../errors';
import type { RawAnswer } from './exchange';
import { readHttpDate } from './http-date';
import { retryAfterSeconds } from './retry-after';

const entry = z.object({ param: z.string().regex(/^[A-Za-z][\w.[\]-]{0,59}$/) });

// The API page calls the list error_fields in its text, field_errors in its example. `value` echoes personal data and is never read.
const entries = z.array(z.unknown()).catch([]);
const errorBody = z.object({
  error: z.string().catch(''),
  message: z.string().catch(''),
  field_errors: entries,
  error_fields: entries,
});

const renamed: Readonly<Record<string, FlexitiErrorCode>> = {
  wrong_input: 'wrong_inputs',
  unauthorized_client: 'credentials_refused',
  invalid_scope: 'insufficient_scope',
};

function knownCode(text: string): FlexitiErrorCode | undefined {
  const code = text.trim().toLowerCase();
  const own = flexitiErrorCodes.find((known) => known === code && errorTraits[known].apiName);
  if (own !== undefined) return own;
  if (Object.hasOwn(renamed, code)) return renamed[code];
  if (code.startsWith('insufficient scope')) return 'insufficient_scope';
  if (/licen[cs]e.{0,2}s? not supported/.test(code)) return 'licence_not_supported';
  return undefined;
}

/** An unknown code goes to the log and the screen only where it cannot be a person's name or number. */
function presentableCode(text: string): string | undefined {
  const code = text.trim();
  return /^[A-Za-z]+(_[A-Za-z0-9]+)+$/.test(code) && code.length <= 60 && !/\d{4}/.test(code) ? code : undefined;
}

function parseJson(body: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false };
  }
}

function codeOfStatus(status: number): FlexitiErrorCode | undefined {
  if (status === 401) return 'unauthorized';
  // 465, 466 and 467: blocked by a gateway, which the API page counts as 403.
  if (status === 407) return 'proxy_login';
  if ([403, 465, 466, 467].includes(status)) return 'forbidden';
  if (status === 408) return 'timed_out';
  if (status === 429) return 'rate_limited';
  if (status >= 502 && status <= 504) return 'gateway_error';
  if (status >= 500) return 'server_error';
  if (status < 200 || (status >= 300 && status < 400)) return 'redirected';
  return undefined;
}

/** Where a Retry-After counts: the same request may be taken later. All other refusals are final. */
function asksToWait(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function refusal(answer: RawAnswer, now: number): FlexitiError {
  const { status } = answer;
  const byStatus = codeOfStatus(status);
  // A refusal (4xx) is final; with any other status the request may have been carried out.
  const mayHaveArrived = status < 400 || status >= 500 || status === 408;
  const error = (code: FlexitiErrorCode): FlexitiError => ({ code, status, mayHaveArrived });
  // A Retry-After date is relative to the server's clock: this terminal's may be wrong.
  const from = readHttpDate(answer.date) ?? now;
  const seconds = asksToWait(status) ? retryAfterSeconds(answer.retryAfter, from) : undefined;
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  const json = answer.reading === 'whole' ? parseJson(answer.body) : { ok: false as const };
  const body = json.ok ? errorBody.safeParse(json.value) : undefined;
  if (body?.success !== true) {
    if (byStatus !== undefined) return { ...error(byStatus), ...wait };
    if (answer.reading === 'cut') return { ...error('answer_cut'), mayHaveArrived: true };
    return error(answer.reading === 'too_large' ? 'answer_too_large' : 'not_json');
  }
  const listed = [...body.data.field_errors, ...body.data.error_fields];
  const fields = listed.map((item) => entry.safeParse(item)).flatMap((read) => (read.success ? [read.data.param] : []));
  const named = fields.length > 0 ? { fields: [...new Set(fields)] } : {};
  const known = knownCode(body.data.error) ?? knownCode(body.data.message);
  // For these the status outranks the code in the body.
  const fixed = [401, 407, 429].includes(status) || status >= 500 || status < 400;
  const code = (fixed ? byStatus : (known ?? byStatus)) ?? (listed.length > 0 ? 'wrong_inputs' : 'unknown_error');
  const apiCode = known === undefined ? presentableCode(body.data.error) : undefined;
  return { ...error(code), ...(apiCode === undefined ? {} : { apiCode }), ...named, ...wait };
}

/**
 * Reads an answer by its endpoint's schema. Of a refusal, the code and the names of the fields at fault are kept, never
 * their values. `now` (ms) stands in for a missing Date header when a Retry-After is a date.
 */
export function readAnswer<Input, Answer>(
  endpoint: Endpoint<Input, Answer>,
  answer: RawAnswer,
  now: number,
): Result<Answer> {
  const { status } = answer;
  if (status < 200 || status > 299) return { ok: false, error: refusal(answer, now) };
  const unreadable = (code: FlexitiErrorCode): Result<Answer> => ({
    ok: false,
    error: { code, status, mayHaveArrived: true },
  });
  if (answer.reading !== 'whole') return unreadable(answer.reading === 'cut' ? 'answer_cut' : 'answer_too_large');
  const json = parseJson(answer.body);
  // An empty body or the beginning of JSON is an unnoticed cut: Chromium takes an answer that ends within its head for a
  // whole one.
  if (!json.ok) return unreadable(/^\s*($|[[{])/.test(answer.body) ? 'answer_cut' : 'not_json');
  const read = endpoint.answer.safeParse(json.value);
  return read.success ? { ok: true, value: read.data } : unreadable('answer_not_understood');
}
