import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../../main/flexiti/transport/retry-after';

const now = Date.parse('2026-03-01T12:00:00Z');
const twoDates = 'Sun, 01 Mar 2026 12:02:00 GMT, Sunday, 01-Mar-26 12:01:00 GMT';

describe('retryAfterSeconds', () => {
  it.each([
    [' 7 ', 7],
    ['007', 7],
    ['1.5', 2],
    ['0.2', 1],
    ['9999999', 9_999_999],
    ['99999999', 99_999_999],
    ['9'.repeat(20), 1e20],
    ['9'.repeat(400), Infinity],
    ['Sun, 01 Mar 2026 12:01:00 GMT', 60],
    ['Sunday, 01-Mar-26 12:01:00 GMT', 60],
    ['Sun Mar  1 12:01:00 2026', 60],
    ['Sun Mar 15 12:00:00 2026', 14 * 86_400],
  ])('reads %j as %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it.each([
    ['3, 5', 5],
    ['5,3', 5],
    ['soon, 3', 3],
    [twoDates, 120],
    [`600, ${twoDates}`, 600],
    [`${twoDates}, Sun Mar  1 12:05:00 2026, 30`, 300],
  ])('reads the longest of several: %j as %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it.each([
    '0',
    '0.0',
    '0, 0',
    'Sun, 01 Mar 2026 11:00:00 GMT',
    'Sun Mar  1 11:59:59 2026',
    '-5',
    '+5',
    '1e3',
    '5 s',
    '.5',
    'soon',
    'Sun, 01 Mar 2026 12:01:00',
    ',',
    '',
    null,
  ])('reads no wait from %j', (header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });
});
