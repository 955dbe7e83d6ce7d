// The checks before every endpoint but the token's: token, scope, client id, reference id, content type, query.
import { FieldReader, readQuery, referenceIdRule, refuse, wrongInputs } from '../request';
import type { FieldError, Refusal } from '../request';
import type { AdmittedRequest, ApiRequest, World } from './endpoint';

export interface GateRules {
  /** In-store only: a token of scope customer is refused. */
  merchantOnly: boolean;
  hasBody: boolean;
}

export function referenceIdErrors(request: ApiRequest): FieldError[] {
  const name = 'x-reference-id';
  const fields = new FieldReader(new Map([[name, request.header(name)]]));
  fields.text(name, referenceIdRule);
  return fields.errors;
}

/** The media type of the request, without its parameters. */
export function mediaType(request: ApiRequest): string {
  return (request.header('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

function readJsonObject(request: ApiRequest): { body: Map<string, unknown>; errors: FieldError[] } {
  const none = new Map<string, unknown>();
  const type = mediaType(request);
  if (type !== 'application/json') {
    return { body: none, errors: [{ param: 'content-type', msg: 'must be application/json', value: type }] };
  }
  try {
    const parsed: unknown = JSON.parse(request.bodyText);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return { body: new Map<string, unknown>(Object.entries(parsed)), errors: [] };
    }
  } catch {
    // Not JSON: the same error as for JSON that is no object.
  }
  return { body: none, errors: [{ param: 'body', msg: 'must be a JSON object', value: null }] };
}

function checkToken(request: ApiRequest, rules: GateRules, world: World): Refusal | null {
  const header = request.header('authorization') ?? '';
  const token = /^Bearer (\S+)$/.exec(header)?.[1];
  const scope = token !== undefined && header.length <= 1000 ? world.tokens.scopeOf(token) : null;
  if (scope === null) return refuse(401, 'unauthorized', 'The access token is missing, invalid or expired');
  if (rules.merchantOnly && scope !== 'merchant') {
    return refuse(403, 'Insufficient scope for this resource', 'Insufficient scope for this resource');
  }
  return null;
}

/** The parsed request, or the first refusal: 401, then 403, then 409 with all field errors. */
export function admit(
  request: ApiRequest,
  rules: GateRules,
  world: World,
): { ok: true; request: AdmittedRequest } | Refusal {
  const refused = checkToken(request, rules, world);
  if (refused) return refused;
  const query = readQuery(request.rawQuery);
  const json = rules.hasBody ? readJsonObject(request) : { body: new Map<string, unknown>(), errors: [] };
  const errors = [...referenceIdErrors(request), ...query.errors, ...json.errors];
  if (request.path.clientId !== world.clientId) {
    errors.unshift({
      param: 'client_id',
      msg: 'is not the client of this token',
      value: request.path.clientId ?? null,
    });
  }
  if (errors.length > 0) return wrongInputs(errors);
  return {
    ok: true,
    request: {
      accountNumber: request.path.accountNumber,
      referenceId: request.header('x-reference-id') ?? '',
      query: query.fields,
      body: json.body,
    },
  };
}
