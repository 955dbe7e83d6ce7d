// A licence number that its issuer makes of the name and the birth date: it must fit the invented ones as it did the real ones.
import { isoDate, numberFits } from '../fields';
import type { Decoded } from '../model';
import { choicesAt } from './characters';
import { pick } from './random';
import { invent, textOf, write, type Invention, type Unit } from './units';

/** The units that hang together. */
export interface NumberLink {
  number: Unit;
  /** The family name where the number begins with its initial; null where that must stay. */
  name: Unit | null;
  /** The birth date where the number ends with it; null where it does not. */
  birthDate: Unit | null;
}

const bare = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '');

/** Issuers whose numbers begin with the family name's initial, and the one whose numbers end with the birth date. */
const withInitial = new Set(['ON', 'QC']);
const withBirthDate = 'ON';

/** The link in a card's payload; null where there is none, or where the number does not keep it. */
export function findLink(real: string, decoded: Decoded, units: readonly Unit[]): NumberLink | null {
  if (decoded.status !== 'ok' || !numberFits(decoded.licence)) return null;
  const { number, lastName, birthDate, issuedBy, idType } = decoded.licence;
  if (number === null || issuedBy === null || idType !== 'CADL' || !withInitial.has(issuedBy)) return null;
  const unit = (id: string, wanted: string): Unit | undefined =>
    units.find((one) => one.ids.includes(id) && bare(textOf(one, real)).toUpperCase().startsWith(wanted));
  const numberUnit = unit('DAQ', bare(number).toUpperCase());
  if (numberUnit === undefined) return null;
  const initial = lastName === null ? '' : lastName.charAt(0).toUpperCase();
  const named = /^[A-Z]$/.test(initial) ? ['DCS', 'DAB', 'DAA'].map((id) => unit(id, initial)) : [];
  const name = named.find((one) => one !== undefined) ?? null;
  if (issuedBy !== withBirthDate || birthDate === null) return { number: numberUnit, name, birthDate: null };
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const dates = [unit('DBB', year + month + day), unit('DBB', month + day + year)];
  return { number: numberUnit, name, birthDate: dates.find((one) => one?.kind === 'date') ?? null };
}

/** The units of a link, each for itself. */
export function unitsOfLink({ number, name, birthDate }: NumberLink): Unit[] {
  return [birthDate, name, number].filter((unit) => unit !== null);
}

/** The end of a number for a birth date; women's months are 50 more, as they are in the real one. */
function endFor(digits: string, real: string): string {
  const isYearFirst = digits > '1850';
  const [year, month, day] = isYearFirst
    ? [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
    : [digits.slice(4), digits.slice(0, 2), digits.slice(2, 4)];
  if (isoDate(Number(year), Number(month), Number(day)) === null) return real.slice(-6);
  const shift = Number(real.slice(-4, -2)) > 50 ? 50 : 0;
  return year.slice(2) + String(Number(month) + shift).padStart(2, '0') + day;
}

/** Writes other values for a link's units that fit each other as the real ones do. */
export function inventLink(link: NumberLink, invention: Invention, onto: string[]): void {
  const { real, random } = invention;
  for (const unit of unitsOfLink(link)) invent(unit, invention, onto);
  const number = textOf(link.number, onto.join(''));
  const realNumber = textOf(link.number, real);
  const nameAt = link.name?.places[0]?.[0];
  let initial = realNumber.charAt(0);
  if (link.name !== null && nameAt !== undefined && nameAt !== null) {
    const name = textOf(link.name, onto.join(''));
    const letter = pick(choicesAt(real, nameAt).replace(real.charAt(nameAt), ''), random);
    write(link.name, letter + name.slice(1), onto);
    initial = /^[a-z]/.test(realNumber) ? letter.toLowerCase() : letter.toUpperCase();
  }
  const end = link.birthDate === null ? number.slice(-6) : endFor(textOf(link.birthDate, onto.join('')), realNumber);
  write(link.number, initial + number.slice(1, -6) + end, onto);
}
