// What an anonymised payload owes to the real one, judged without the code that made it.
import { decodeWithElements, toDriversLicenseAnswer, type Decoded } from '../../../../main/licence';
import { today } from '../../../fixtures/licence/compare';

/** A payload's characters by their classes, so that lengths, separators and case can be compared. */
const classes = (text: string): string =>
  text
    .replace(/[A-Z]/g, 'A')
    .replace(/[a-z]/g, 'a')
    .replace(/[0-9]/g, '9')
    .replace(/[\x80-\xff]/g, 'h');

/** The longest run of characters that two texts have in common. */
export function commonRun(a: string, b: string): string {
  let longest = '';
  for (let i = 0; i < a.length; i++) {
    while (i + longest.length < a.length && b.includes(a.slice(i, i + longest.length + 1))) {
      longest = a.slice(i, i + longest.length + 1);
    }
  }
  return longest;
}

/** Everything that is said of a payload but its values, and the dates and ages that warnings name. */
function saidOf(decoded: Decoded): unknown {
  if (decoded.status !== 'ok') return [decoded.status, decoded.reason];
  const { licence, certainty, repairs, warnings } = decoded;
  const { issuedBy, country, sex, idType, truncated } = licence;
  const codes = warnings.map(({ code, params }) => [
    code,
    params['field'],
    params['declared_length'],
    params['length'],
  ]);
  return [certainty, repairs, codes, issuedBy, country, sex, idType, truncated];
}

/** Codes, and punctuation, padding or the id of an element that was swallowed by a value: structure. */
const unsaid = /^(?:\W*|.*\s\s.*|[^A-Z0-9]*D[A-D][A-Z][^A-Z0-9]*)$/;

/** What is wrong with an anonymised payload; none of a good one. */
export function faultsOf(real: string, invented: string): string[] {
  const faults: string[] = [];
  const [a, b] = [decodeWithElements(real, today), decodeWithElements(invented, today)];
  if (classes(real) !== classes(invented)) faults.push('classes of characters');
  if (JSON.stringify(saidOf(a.decoded)) !== JSON.stringify(saidOf(b.decoded))) faults.push('what is said of it');
  if (a.decoded.status !== 'ok' || b.decoded.status !== 'ok') return faults;
  const ids = ({ elements }: typeof a): string =>
    elements.map(({ id }) => (/^[DZ][A-Z]{2}$/.test(id) ? id : '')).join();
  if (ids(a) !== ids(b)) faults.push('elements');
  const others: Record<string, string | null> = { ...toDriversLicenseAnswer(b.decoded.licence) };
  const values: Record<string, string | null> = { ...toDriversLicenseAnswer(a.decoded.licence) };
  for (const [name, value] of Object.entries(values)) {
    const other = others[name] ?? null;
    if (name === 'province' || name.startsWith('govid_type') || name === 'govid_issuedby') continue;
    if (value === null || other === null) continue;
    const run = commonRun(value, other);
    // At 18 there are two years to be born in, which begin alike.
    const isForced = name === 'dob' && a.decoded.warnings.some(({ code }) => code === 'under_19') && run.length <= 5;
    if (run.length > 2 && !unsaid.test(run) && !isForced) faults.push(`${name}: ${run}`);
  }
  return faults;
}
