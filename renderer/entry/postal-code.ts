// A Canadian postal code as people type it, made exact.

/** `A1A 1A1`; an empty string for nothing typed; null for what is no postal code. */
export function parsePostalCode(typed: string): string | null {
  const text = typed.replace(/[\s-]/g, '').toUpperCase();
  if (text === '') return '';
  // D, F, I, O, Q and U are in no Canadian code, W and Z do not begin one.
  const match = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)$/.exec(text);
  return match?.[1] && match[2] ? `${match[1]} ${match[2]}` : null;
}
