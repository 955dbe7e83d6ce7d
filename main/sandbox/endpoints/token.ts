// POST oauth/token.
import { FieldReader, readQuery, refuse, wrongInputs } from '../request';
import type { Outcome } from '../request';
import type { Scope } from '../memory';
import { mediaType, referenceIdErrors } from './admit';
import type { ApiRequest, World } from './endpoint';

const fieldNames = ['client_id', 'client_secret', 'grant_type', 'refresh_token', 'scope'];

const invalidRequest = (message: string): Outcome => refuse(400, 'invalid_request', message);

const isScope = (text: string | undefined): text is Scope => text === 'merchant' || text === 'customer';

/**
 * Answers a token for `client_credentials`, or for `refresh_token` while the access token that came with it has not
 * expired. Errors: 400 invalid_request (not a form, anything in the query, an unknown grant, a spent refresh token),
 * 400 invalid_client, 409 invalid_role (unknown scope), 409 wrong_inputs (fields, reference id).
 */
export function answerToken(request: ApiRequest, world: World): Outcome {
  if (request.rawQuery !== '') return invalidRequest('Parameters go in the body, never in the query');
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    return invalidRequest('The body must be application/x-www-form-urlencoded');
  }
  const form = readQuery(request.bodyText, true);
  const fields = new FieldReader(form.fields);
  fields.errors.push(...referenceIdErrors(request), ...form.errors);
  fields.refuseAllBut(fieldNames);
  const clientId = fields.text('client_id', { max: 100 });
  const clientSecret = fields.text('client_secret', { max: 100 });
  const refreshToken = fields.text('refresh_token', { max: 1000 });
  const scope = fields.text('scope', { max: 100 });
  const grant = fields.text('grant_type', { max: 100 });
  if (fields.errors.length > 0) return wrongInputs(fields.errors);
  if (clientId !== world.clientId || clientSecret !== world.clientSecret) {
    return refuse(400, 'invalid_client', 'The client id or secret is wrong');
  }
  if (grant === 'client_credentials') return firstToken(scope, world);
  if (grant === 'refresh_token') return nextToken(refreshToken, scope, world);
  return invalidRequest('grant_type must be client_credentials or refresh_token');
}

function firstToken(scope: string | undefined, world: World): Outcome {
  if (!isScope(scope)) return refuse(409, 'invalid_role', 'scope must be merchant or customer');
  return { ok: true, body: world.tokens.issue(scope) };
}

function nextToken(refreshToken: string | undefined, scope: string | undefined, world: World): Outcome {
  const granted = refreshToken === undefined ? null : world.tokens.refreshableScope(refreshToken);
  if (granted === null) return invalidRequest('The refresh token is unknown, or its access token has expired');
  if (scope !== undefined && scope !== granted) return refuse(409, 'invalid_role', 'scope differs from the token’s');
  return { ok: true, body: world.tokens.issue(granted) };
}
