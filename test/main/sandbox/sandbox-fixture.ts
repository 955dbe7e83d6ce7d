// A running sandbox for a test file, and raw requests to it, without our own client.
import type { DecodeLicence, Sandbox, SandboxOptions } from '../../../main/sandbox';
import { startSandbox } from '../../../main/sandbox';

export const referenceId = '0123456789abcdef0123456789abcdef';

/** A stub decoder that reads one word only. */
export const readNothing: DecodeLicence = () => ({ ok: false });

export function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ port: 0, decodeLicence: readNothing, now: Date.now, ...options });
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
}

export async function requestToken(
  sandbox: Sandbox,
  form: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const fields = {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    grant_type: 'client_credentials',
    scope: 'merchant',
    ...form,
  };
  return read(
    await fetch(`${sandbox.baseUrl}/flexiti/pos-api/v2.5/oauth/token`, {
      method: 'POST',
      headers: { 'x-reference-id': referenceId, ...headers },
      body: new URLSearchParams(fields),
    }),
  );
}

export async function tokenOf(sandbox: Sandbox, scope = 'merchant'): Promise<string> {
  const { body } = await requestToken(sandbox, { scope });
  return (body as { access_token: string }).access_token;
}

/** Requests with a valid token, reference id and client id by default. */
export class Till {
  constructor(
    readonly sandbox: Sandbox,
    readonly token: string,
  ) {}

  static async at(sandbox: Sandbox, scope = 'merchant'): Promise<Till> {
    return new Till(sandbox, await tokenOf(sandbox, scope));
  }

  url(path: string, version = 'v2.5'): string {
    return `${this.sandbox.baseUrl}/flexiti/pos-api/${version}/client-id/${this.sandbox.clientId}/${path}`;
  }

  headers(more: Record<string, string> = {}): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'x-reference-id': referenceId, ...more };
  }

  async get(path: string, more: Record<string, string> = {}): Promise<Answer> {
    return read(await fetch(this.url(path), { headers: this.headers(more) }));
  }

  async post(path: string, body: unknown, more: Record<string, string> = {}, version = 'v2.5'): Promise<Answer> {
    const headers = this.headers({ 'content-type': 'application/json', ...more });
    return read(
      await fetch(this.url(path, version), {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  }

  search(query: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.get(`customers/search?${query}`, more);
  }

  lookup(query: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.get(`customers/lookup?${query}`, more);
  }

  verify(account: string, body: Record<string, unknown>, more: Record<string, string> = {}): Promise<Answer> {
    return this.post(`account/${account}/verify`, { request_id: 'request-1', ...body }, more);
  }

  quote(account: string, amount: unknown, lang = '', more: Record<string, string> = {}): Promise<Answer> {
    const query = lang === '' ? '' : `?lang=${lang}`;
    return this.post(`accounts/${account}/calculate-interest${query}`, { amount }, more, 'v2.5.1');
  }
}

/** The `error` and the names of the `field_errors` of an error body; fails where it is not one. */
export function refusal(answer: Answer): { status: number; error: string; params: string[] } {
  const body = answer.body as { url: string; message: string; error: string; field_errors: { param: string }[] };
  if (Object.keys(body).sort().join() !== 'error,field_errors,message,url') throw new Error('not an error body');
  return { status: answer.status, error: body.error, params: body.field_errors.map((it) => it.param) };
}
