// The sample on the POS API's driverslicense page: a Quebec IIN over an Ontario address, with several deviations.
import { describe, expect, it } from 'vitest';
import { decode, isComplete, toDriversLicenseAnswer } from '../../../main/licence';
import { documentedSample } from '../../fixtures/licence/documented-sample';

describe('the documented sample', () => {
  const decoded = decode(documentedSample, '2026-11-21');

  it('with two letters of an id swapped, so that another element comes twice, keeps its dates', () => {
    const swapped = decode(documentedSample.replace('DBCZ', 'DCBZ'), '2026-11-21');
    if (swapped.status !== 'ok') throw new Error(swapped.reason);
    expect(swapped.certainty).toMatchObject({ birthDate: 'certain', expiry: 'certain', sex: 'uncertain' });
  });

  it('is read as on the card, not as in the answer printed under it', () => {
    if (decoded.status !== 'ok') throw new Error(decoded.reason);
    expect(toDriversLicenseAnswer(decoded.licence)).toEqual({
      first_name: 'ENSTREAM',
      middle_name: null,
      last_name: 'NUMBER1',
      dob: '1974-05-15',
      address_1: '55 UNIVERSITY AVE',
      city: 'TORONTO',
      province: 'ON',
      postal_code: 'M5J 2H7',
      govid_type: 'CADL',
      govid_issuedby: 'QC',
      govid_number: 'D61014070660905',
      govid_expiry: '2020-05-15',
    });
    expect(decoded.licence.sex).toBeNull();
    expect(decoded.licence.licenceClass).toBeNull();
    expect(decoded.licence.country).toBe('CAN');
  });

  it('reports repairs, and warns of deviations', () => {
    if (decoded.status !== 'ok') throw new Error(decoded.reason);
    expect(decoded.repairs).toEqual(['file_type', 'header_spaces', 'header_lengths']);
    expect(decoded.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['header_lengths', 'expired', 'issuer_differs_from_address']),
    );
  });

  it('is not complete at once, because it needs repair', () => {
    expect(isComplete(documentedSample)).toBe(false);
  });
});
