// One line of `decode --anonymise --jsonl`, and the words for a payload that cannot be anonymised.
import { randomInt } from 'node:crypto';
import { anonymise } from '../../main/licence';
import { readRequest } from './request';

/** The invented payload, or why there is none, in words that hold nothing of the real one. */
export function anonymised(payload: string, today: string): { code: string } | { error: string } {
  const result = anonymise(payload, today, randomInt);
  if ('payload' in result) return { code: result.payload };
  const values = result.kept.join(', ');
  return { error: `nothing was written: it would read differently without what is personal in ${values}` };
}

/** Answers one line `{"id","code"}` with `{"id","code"}`, the code anonymised, or with `{"id","error"}`. */
export function anonymiseLine(line: string, today: string): { id: unknown } & ({ code: string } | { error: string }) {
  const request = readRequest(line);
  if ('reason' in request) return { id: request.id, error: request.reason };
  return { id: request.id, ...anonymised(request.code, today) };
}
