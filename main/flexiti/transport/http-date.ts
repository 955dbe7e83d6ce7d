// HTTP dates (RFC 9110, 5.6.7): the present form and the two old ones. Not by Date.parse alone, which takes a date without a
// zone, as in asctime's form, for one of this computer's.

/** Sun, 06 Nov 1994 08:49:37 GMT, and Sunday, 06-Nov-94 08:49:37 GMT. */
const withZone = /^[a-z]{3,9}, \d{1,2}[ -][a-z]{3}[ -](?:\d{4}|\d{2}) \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/i;
/** Sun Nov  6 08:49:37 1994, which is in UTC too. */
const asctime = /^[a-z]{3} [a-z]{3} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} \d{4}$/i;

/** In milliseconds since 1970; null where it is none. */
export function readHttpDate(header: string | null): number | null {
  const text = header?.trim() ?? '';
  const zoned = withZone.test(text) ? text : asctime.test(text) ? `${text} GMT` : null;
  if (zoned === null) return null;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}
