// The stretches of a payload whose characters say something of a person; all else is structure.

/** `text`: any letters and digits; `date`: eight digits; `month`: YYMM; `postal`: a postal or ZIP code. */
export type SpanKind = 'text' | 'date' | 'month' | 'postal';

export interface Span {
  start: number;
  /** After the last character. */
  end: number;
  kind: SpanKind;
  /** The element's id, or another name of the value for error texts. */
  id: string;
}

/** What stands before a licence, but for AIM identifiers and ECI sequences, which are the scanner's. */
export function prefixParts(prefix: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (const { 0: sequence, index } of [
    ...prefix.matchAll(/\][A-Za-z]\d|\\{1,2}\d{6}/g),
    { 0: '', index: prefix.length },
  ]) {
    if (index > start) parts.push({ start, end: index });
    start = index + sequence.length;
  }
  return parts;
}
