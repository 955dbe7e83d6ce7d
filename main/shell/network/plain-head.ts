// The head of an answer as Electron's fetch can take it. Of a status that does not exist, of words behind it and of a line
// that are not plain ASCII it makes no `Response`: it throws where nobody can catch it, and the program stops.

export interface Head {
  statusCode: number;
  statusLine: string;
  responseHeaders?: Record<string, string[]>;
}

type NewHead = Required<Pick<Head, 'statusLine' | 'responseHeaders'>>;

/**
 * The head to put in the place of an odd one; null where it can stay. Odd words and lines are left out, and a status
 * outside 200 to 599 becomes that of a gateway that has understood nothing.
 */
export function plainHead({ statusCode, statusLine, responseHeaders = {} }: Head): NewHead | null {
  const isStatus = statusCode >= 200 && statusCode <= 599;
  const lines = Object.entries(responseHeaders);
  const plain = lines.filter(([name, values]) => isToken(name) && values.every(isPlain));
  if (isStatus && isPlain(statusLine) && plain.length === lines.length) return null;
  return {
    statusLine: isStatus ? `HTTP/1.1 ${statusCode} Plain` : 'HTTP/1.1 502 Bad Gateway',
    responseHeaders: Object.fromEntries(plain),
  };
}

function isPlain(text: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(text);
}

/** As the name of a line must be (RFC 9110, section 5.6.2). */
function isToken(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
