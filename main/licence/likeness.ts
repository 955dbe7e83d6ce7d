// What two payloads must have in common to be of the same structure: everything that the decoder says of them but the values.
import { blankHealthNumber } from './british-columbia';
import { decodeWithElements } from './decode';
import type { Element } from './aamva';
import type { Reading } from './anonymise';
import { jurisdictionOf } from './fields';
import { isComplete } from './is-complete';
import { licenceEnd } from './licence-end';
import type { Decoded, Warning } from './model';

const place = (code: string | null): string | number | null =>
  code === null || jurisdictionOf(code) !== null ? code : code.length;

/** A warning without what it says of a value. */
function toldBy({ code, params }: Warning): unknown[] {
  const { date: _, age: __, issued: ___, expiry: ____, province, issuer, ...rest } = params;
  return [code, rest, place((province as string | undefined) ?? null), place((issuer as string | undefined) ?? null)];
}

/** A line that is no element may begin with anything. */
const isId = /^(?:D[A-D][A-Z]|Z[A-Z][A-Z]|first|second|third)$/;

function likenessOf(payload: string, decoded: Decoded, elements: readonly Element[]): string {
  const blanked = blankHealthNumber(payload);
  const kept = blanked === payload ? '' : Array.from(blanked, (c) => (c === ' ' ? '_' : 'x')).join('');
  const ends = [isComplete(payload), licenceEnd(payload), kept];
  const shapes = elements.map(({ subfile, id, value }) => [subfile, isId.test(id) ? id : id.length, value.length]);
  if (decoded.status !== 'ok') return JSON.stringify([decoded.status, decoded.reason, ends]);
  const { licence, certainty, warnings, repairs } = decoded;
  const { issuedBy, province, country, idType, sex, truncated, ...values } = licence;
  const lengths = Object.values(values).map((value) => value?.length ?? null);
  const codes = [place(issuedBy), place(province), country, idType, sex, truncated];
  return JSON.stringify([lengths, codes, certainty, warnings.map(toldBy), repairs, shapes, ends]);
}

/** A payload as it is read, for comparing it with an invented one. @param today YYYY-MM-DD */
export function readingOf(payload: string, today: string): Reading {
  const { decoded, elements } = decodeWithElements(payload, today);
  return { decoded, elements, likeness: likenessOf(payload, decoded, elements) };
}
