// A birth date as people type it, made exact.

/** YYYY-MM-DD for a date typed as year, month, day, with any separator or none; null where it is no day between 1900 and
 * today. Orders that could be read two ways are not guessed. */
export function parseBirthDate(typed: string, today: Date = new Date()): string | null {
  const text = typed.trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const past = date.getTime() <= Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return exists && past && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}
