import { describe, expect, it, vi } from 'vitest';
import { readHttpDate } from '../../../../main/flexiti/transport/http-date';

const forms = ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'];
const at = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('readHttpDate', () => {
  it.each([...forms, ` ${forms[0] ?? ''} `, 'Sun, 6 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37 UTC'])(
    'reads %j',
    (header) => {
      expect(readHttpDate(header)).toBe(at);
    },
  );

  it.each([
    '5',
    '1994-11-06',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 +0500',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 28:49:37 GMT',
    '',
    null,
  ])('takes %j for no date', (header) => {
    expect(readHttpDate(header)).toBeNull();
  });

  // The tests' own time zone may be UTC, where a date that was taken for the computer's would be right.
  it('has no date read as one of this computer’s zone', () => {
    const parse = vi.spyOn(Date, 'parse');
    for (const form of forms) readHttpDate(form);
    const given = parse.mock.calls.map(([text]) => text);
    parse.mockRestore();
    expect(given).toHaveLength(forms.length);
    expect(given.filter((text) => !text.endsWith(' GMT'))).toEqual([]);
  });
});
