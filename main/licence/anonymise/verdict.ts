// Whether an invented payload tells anything of the real one.
import type { Licence } from '../model';
import { haveCommonRun } from './common-runs';
import type { Reading } from './decoder';
import type { Span } from './spans';
import type { Invention } from './units';

const personal = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'address1',
  'city',
  'postalCode',
  'number',
  'expiry',
  'issued',
] as const satisfies readonly (keyof Licence)[];

/** What a kind of document is told by stands at its start: `https`, or an issuer's number. */
const longestSign = 12;

/** The names of the values that have more than two characters in a row in common with the real ones. */
export function sharedValues(
  { real: payload, absentIds }: Invention,
  invented: string,
  spans: readonly Span[],
  real: Reading,
  other: Reading,
): string[] {
  const shared = new Set<string>();
  const swallowed = new RegExp(absentIds.join('|') || '(?!)', 'gi');
  // The id of a swallowed element is structure: it stands for another character in each text.
  const tells = (a: string, b: string): boolean =>
    haveCommonRun(a, b) && haveCommonRun(a.replace(swallowed, '\u0410'), b.replace(swallowed, '\u0411'));
  const isNoLicence = real.decoded.status === 'unsupported';
  for (const { start, end, kind, id } of spans) {
    const from = isNoLicence ? Math.max(start, longestSign) : start;
    if (kind !== 'text' || !tells(payload.slice(from, end), invented.slice(from, end))) continue;
    shared.add(id === '' ? 'text' : id);
  }
  if (real.decoded.status !== 'ok' || other.decoded.status !== 'ok') return [...shared];
  for (const field of personal) {
    const [a, b] = [real.decoded.licence[field], other.decoded.licence[field]];
    if (a === null || b === null) continue;
    // At 18 the age leaves two years, which begin alike.
    if (field === 'birthDate' && isOfAge18(real) ? a.slice(5) === b.slice(5) : tells(a, b)) shared.add(field);
  }
  return [...shared];
}

function isOfAge18({ decoded }: Reading): boolean {
  return decoded.status === 'ok' && decoded.warnings.some(({ code }) => code === 'under_19');
}
