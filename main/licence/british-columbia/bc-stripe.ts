// Reads British Columbia's cards: three magnetic-stripe tracks in a PDF417 instead of AAMVA elements.
import { readTracks } from './bc-tracks';
import { daysInMonth } from '../../base';
import { cleanValue, isoDate, joinNames, readDate, readPostalCode, sexOf, wordsOf } from '../fields';
import { emptyReading, lower } from '../model';
import type { Reading, Repairs } from '../model';

const cityLimit = 13;
const nameLimit = 35;

/** A field of at most `limit` characters, ended by `^` where it is shorter. @returns its text, and the next one's start */
function takeField(track: string, at: number, limit: number): { text: string; full: boolean; next: number } {
  const mark = track.indexOf('^', at);
  if (mark >= 0 && mark <= at + limit)
    return { text: track.slice(at, mark), full: mark === at + limit, next: mark + 1 };
  const end = Math.min(track.length, at + limit);
  return { text: track.slice(at, end), full: true, next: end };
}

/** `$` is a magnetic stripe's line end. */
function withoutDollars(text: string): string {
  return text.includes('$') ? text.replaceAll('$', ' ').trim() : text.trim();
}

/** Names separated by `$`, as on other jurisdictions' stripes and some of British Columbia's. */
function readSplitName(reading: Reading, written: string): void {
  const [family = '', first = '', ...middles] = written.split('$').map((name) => name.trim());
  reading.licence.lastName = cleanValue(family);
  reading.licence.firstName = cleanValue(first);
  reading.licence.middleName = joinNames(middles);
}

/** `LAST,$FIRST MIDDLE`: a space alone separates the given names, so a compound first name looks the same. */
function readCommaName(reading: Reading, written: string, comma: number): void {
  const { licence } = reading;
  licence.lastName = cleanValue(withoutDollars(written.slice(0, comma)));
  const given = wordsOf(withoutDollars(written.slice(comma + 1)));
  licence.firstName = joinNames(given, 0, 1);
  licence.middleName = joinNames(given, 1);
  if (given.length < 2) return;
  lower(reading, 'firstName', 'uncertain');
  lower(reading, 'middleName', 'uncertain');
}

function readName(reading: Reading, written: string, full: boolean): void {
  const { licence } = reading;
  const comma = written.indexOf(',');
  if (comma < 0) readSplitName(reading, written);
  else readCommaName(reading, written, comma);
  if (!full) return;
  if (licence.firstName === null) licence.truncated.lastName = true;
  else if (licence.middleName === null) licence.truncated.firstName = true;
  else licence.truncated.middleName = true;
}

/** The whole city, from the address; '' where that has none. */
function cityOfAddress(track: string): string {
  return /\$?([^$^]+?) +BC(?: [^$^]*)?\^?$/.exec(track)?.[1] ?? '';
}

/**
 * The city where the track's start is lost: as much as is left of it, told by the address, so that the name begins behind it.
 * Null where nothing is left of it: then some of the name may be lost too.
 */
function takeTornCity(track: string): ReturnType<typeof takeField> | null {
  const city = cityOfAddress(track);
  const written = city.length < cityLimit ? `${city}^` : city.slice(0, cityLimit);
  // The track's format code may be left of `%BC`.
  const whole = `BC${written}`;
  for (let lost = 0; city !== '' && lost < whole.length; lost++) {
    const left = whole.slice(lost);
    if (track.startsWith(left)) return { text: city, full: city.length >= cityLimit, next: left.length };
  }
  return null;
}

/** `street$CITY BC  A1A 1A1`; the city is whole here, while the track's own field truncates it. */
function readAddress(reading: Reading, written: string, city: string): void {
  const { licence } = reading;
  const mark = written.indexOf('^');
  const text = mark < 0 ? written : written.slice(0, mark);
  const lineEnd = text.lastIndexOf('$');
  const last = text.slice(lineEnd + 1);
  const province = last.lastIndexOf(' BC');
  const street = province < 0 ? text : text.slice(0, Math.max(lineEnd, 0));
  licence.address1 = cleanValue(withoutDollars(street));
  if (province < 0)
    for (const field of ['address1', 'city', 'province', 'postalCode'] as const) lower(reading, field, 'uncertain');
  licence.province = province < 0 ? null : 'BC';
  const full = province < 0 ? '' : last.slice(0, province).trim();
  licence.city = cleanValue(full.startsWith(city) ? full : city);
  const postal = province < 0 ? '' : last.slice(province + 3).trim();
  licence.postalCode = postal === '' ? null : readPostalCode(postal);
  if (postal !== '' && licence.postalCode === null) lower(reading, 'postalCode', 'uncertain');
}

/** `636028{number}={YYMM}{CCYYMMDD}=`. The expiry has no day: it is the last of its month. */
function readNumbers(reading: Reading, track: string, today: string): void {
  const { licence } = reading;
  const equals = track.indexOf('=');
  licence.number = cleanValue(track.slice(6, equals < 0 ? undefined : equals).trim());
  const dates = equals < 0 ? '' : track.slice(equals + 1);
  licence.birthDate = readDate(dates.slice(4, 12));
  if (licence.birthDate === null) lower(reading, 'birthDate', 'uncertain');
  readExpiry(reading, dates, today);
  if (isDigits(track)) return;
  for (const field of ['number', 'birthDate', 'expiry'] as const) lower(reading, field, 'uncertain');
}

/** The second track holds digits and two `=`, nothing else. */
function isDigits(track: string): boolean {
  for (let i = 0; i < track.length; i++) {
    const c = track.charCodeAt(i);
    if (c !== equalsSign && !(c >= 48 && c <= 57)) return false;
  }
  return true;
}

const equalsSign = 61;

/** Months with a special meaning (AAMVA magnetic stripe, annex F, track 2). */
const neverExpires = 77;
const lastOfBirthMonth = 88;
const onBirthday = 99;

/** The last day of the month; the special months go by the birth date. */
function readExpiry(reading: Reading, dates: string, today: string): void {
  const { licence } = reading;
  const written = Number(dates.slice(2, 4));
  if (written === neverExpires) return;
  const year = nearYear(Number(dates.slice(0, 2)), today);
  const byBirth = written === lastOfBirthMonth || written === onBirthday;
  const month = byBirth ? Number(licence.birthDate?.slice(5, 7) ?? 0) : written;
  const day = written === onBirthday ? Number(licence.birthDate?.slice(8) ?? 0) : daysInMonth(year, month);
  licence.expiry = isoDate(year, month, Math.min(day, daysInMonth(year, month)));
  if (licence.expiry === null) lower(reading, 'expiry', 'uncertain');
}

/** The year with these last two digits from 79 years before to 20 years after today. */
function nearYear(lastTwo: number, today: string): number {
  const latest = Number(today.slice(0, 4)) + 20;
  const year = latest - (latest % 100) + lastTwo;
  return year > latest ? year - 100 : year;
}

/** Whether the third track's document number is a services or identity card's. */
function isIdentityCard(third: string): boolean {
  const letter = third.charAt(70);
  return (letter === 'C' || letter === 'Y') && third.slice(68, 70) === '00';
}

/** Reads a British Columbia card, never its health number. Null when two tracks are missing, or some of the name. */
export function readStripe(text: string, today: string, repairs: Repairs): Reading | null {
  const tracks = readTracks(text);
  if (tracks?.second.startsWith('636028') !== true) return null;
  if (!tracks.asWritten) repairs.add('track_start');
  const reading = emptyReading();
  const { licence } = reading;
  licence.country = 'CAN';
  licence.issuedBy = 'BC';
  const city = tracks.isTorn ? takeTornCity(tracks.first) : takeField(tracks.first, 0, cityLimit);
  if (city === null) return null;
  const name = takeField(tracks.first, city.next, nameLimit);
  readName(reading, name.text, name.full);
  readAddress(reading, tracks.first.slice(name.next), city.text.trim());
  if (tracks.isTorn) {
    for (const field of ['lastName', 'firstName', 'middleName', 'city'] as const) lower(reading, field, 'uncertain');
  }
  licence.postalCode ??= readPostalCode(tracks.third.slice(2, 13).trim());
  readNumbers(reading, tracks.second, today);
  licence.licenceClass = cleanValue(tracks.third.slice(13, 15).trim());
  licence.sex = sexOf(tracks.third.charAt(29));
  if (isIdentityCard(tracks.third)) licence.idType = 'CAPID';
  return reading;
}
