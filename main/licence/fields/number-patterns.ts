// The forms of licence numbers by province: another form is worth a warning.
import { isDigit, isUpper } from '../characters';
import type { Licence } from '../model';

/**
 * Licence numbers by province and territory, without hyphens and spaces: A a letter, 9 a digit, F the family name's first
 * letter, * a letter or digit. All lengths that issuers have used.
 */
const forms: Record<string, string> = {
  AB: '99999 999999 9999999 99999999 999999999',
  BC: '9999999 99999999 999999999',
  MB: '************',
  NB: '99999 999999 9999999',
  NL: 'A999999999',
  NS: 'AAAAA999999999',
  NT: '99999 999999 9999999',
  NU: '99999 999999 9999999',
  ON: 'F99999999999999',
  PE: '9999 99999 999999',
  QC: 'F999999999999',
  SK: '99999999',
  YT: '9999 99999 999999 9999999',
};

const shapes = new Map(Object.entries(forms).map(([province, list]) => [province, list.split(' ')]));

const anyCharacter = '*'.charCodeAt(0);
const anyDigit = '9'.charCodeAt(0);
const familyInitial = 'F'.charCodeAt(0);

/** The character code of a name's first letter, upper case, without accent; 0 without a name. */
function initialOf(name: string | null): number {
  if (name === null) return 0;
  const c = name.charCodeAt(0);
  return c < 128 ? c & ~32 : name.charAt(0).normalize('NFD').toUpperCase().charCodeAt(0);
}

function hasShape(number: string, shape: string, initial: number): boolean {
  if (number.length !== shape.length) return false;
  for (let i = 0; i < shape.length; i++) {
    const c = number.charCodeAt(i);
    const wanted = shape.charCodeAt(i);
    if (wanted === anyDigit) {
      if (!isDigit(c)) return false;
    } else if (wanted === anyCharacter) {
      if (!isDigit(c) && !isUpper(c)) return false;
    } else if (!isUpper(c) || (wanted === familyInitial && initial !== 0 && c !== initial)) return false;
  }
  return true;
}

/** Ontario's last six digits: the birth date, with 50 added to the month for women. Sex X may have either. */
function endsWithBirthDate(number: string, birthDate: string, sex: Licence['sex']): boolean {
  const month = Number(birthDate.slice(5, 7));
  const asWritten = (shift: number): string =>
    birthDate.slice(2, 4) + String(month + shift).padStart(2, '0') + birthDate.slice(8);
  const end = number.slice(-6);
  return (sex !== 'F' && end === asWritten(0)) || (sex !== 'M' && end === asWritten(50));
}

/** Whether a licence's number has its issuer's form. True where there is no rule. */
export function numberFits(licence: Licence): boolean {
  const { number, issuedBy, lastName, birthDate, sex } = licence;
  const known = issuedBy === null ? undefined : shapes.get(issuedBy);
  if (number === null || known === undefined || licence.idType !== 'CADL') return true;
  const bare = number.includes('-') || number.includes(' ') ? number.replace(/[ -]/g, '') : number;
  const initial = initialOf(lastName);
  if (!known.some((shape) => hasShape(bare, shape, initial))) return false;
  return issuedBy !== 'ON' || birthDate === null || endsWithBirthDate(bare, birthDate, sex);
}
