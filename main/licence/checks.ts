// Warnings about the values of a card that was read; none of them refuses it.
import { dayNumber, jurisdictionOf, numberFits, postalCodeFits, yearsBetween } from './fields';
import type { LicenceField, Reading } from './model';
import { licenceFields, warn } from './model';

function checkDates(reading: Reading, today: number): void {
  const { birthDate, expiry, issued } = reading.licence;
  const expiryDay = expiry === null ? Infinity : dayNumber(expiry);
  const issueDay = issued === null ? -Infinity : dayNumber(issued);
  if (expiryDay < today) warn(reading, 'expired', { date: expiry ?? '' });
  if (issueDay > today) warn(reading, 'not_yet_issued', { date: issued ?? '' });
  if (expiryDay < issueDay) warn(reading, 'expiry_before_issue', { issued: issued ?? '', expiry: expiry ?? '' });
  if (birthDate === null) return;
  const age = yearsBetween(dayNumber(birthDate), today);
  if (age < 18) warn(reading, 'under_18', { age });
  else if (age < 19) warn(reading, 'under_19', { age });
}

function checkPlace(reading: Reading): void {
  const { issuedBy, province, postalCode } = reading.licence;
  if (province === null) return;
  if (issuedBy !== null && issuedBy !== province) {
    warn(reading, 'issuer_differs_from_address', { issuer: issuedBy, province });
  }
  const home = jurisdictionOf(province);
  if (postalCode !== null && home !== null && !postalCodeFits(postalCode, home)) {
    warn(reading, 'postal_code_does_not_fit', { province });
  }
}

function checkNumber(reading: Reading): void {
  const { licence } = reading;
  if (!numberFits(licence)) warn(reading, 'number_pattern', { issuer: licence.issuedBy ?? '' });
}

function checkField(reading: Reading, field: LicenceField): void {
  const certainty = reading.certainty[field];
  if (certainty === 'repaired') warn(reading, 'field_repaired', { field });
  else if (certainty === 'uncertain') warn(reading, 'field_uncertain', { field });
}

/** @param today YYYY-MM-DD */
export function addChecks(reading: Reading, today: string): void {
  checkDates(reading, dayNumber(today));
  checkPlace(reading);
  checkNumber(reading);
  const { firstName, middleName, lastName } = reading.licence.truncated;
  if (firstName) warn(reading, 'name_truncated', { field: 'firstName' });
  if (middleName) warn(reading, 'name_truncated', { field: 'middleName' });
  if (lastName) warn(reading, 'name_truncated', { field: 'lastName' });
  if (reading.isDoubted) for (const field of licenceFields) checkField(reading, field);
}
