// One line of input of `decode --jsonl`.

function parse(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** The request `{"id","code"}` of a line, or the reason why it is none: `not_json` or `no_code`. Never throws. */
export function readRequest(line: string): { id: unknown; code: string } | { id: unknown; reason: string } {
  const request = parse(line);
  if (request === undefined) return { id: null, reason: 'not_json' };
  const { id = null, code = null } = (request ?? {}) as { id?: unknown; code?: unknown };
  return typeof code === 'string' ? { id, code } : { id, reason: 'no_code' };
}
