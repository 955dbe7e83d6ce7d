// The decoder's table of issuers against the tests' own, typed from AAMVA's list a second time.
import { describe, expect, it } from 'vitest';
import { countryOfIin, issuerOf, jurisdictionOf, provinceOf } from '../../../../main/licence/fields/issuers';
import { jurisdictions } from '../../../fixtures/licence/jurisdictions';

describe('issuers', () => {
  it.each(jurisdictions.map(({ iin, code, country }) => [iin, code, country] as const))(
    '%s is %s',
    (iin, code, country) => {
      expect(issuerOf(iin)).toMatchObject({ code, country });
      expect(jurisdictionOf(code)).toMatchObject({ code, country });
      expect(provinceOf(code.toLowerCase())).toBe(code);
    },
  );

  it('do not include the number that several provinces share', () => {
    expect([issuerOf('990876'), countryOfIin('990876')]).toEqual([null, 'CAN']);
  });

  it('include no others', () => {
    const known = Array.from({ length: 1_000_000 }, (_, i) => String(i).padStart(6, '0')).filter((iin) =>
      issuerOf(iin),
    );
    expect(known).toHaveLength(jurisdictions.length);
  });
});
