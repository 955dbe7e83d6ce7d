// Recognises other documents by their start, so that the cashier learns what was scanned instead of a licence.

export const unsupportedReasons = [
  'compact_encoding',
  'health_card',
  'magnetic_stripe',
  'payment_card',
  'passport',
  'military_id',
  'boarding_pass',
  'vehicle_document',
  'foreign_licence',
  'web_address',
  'unknown_file_type',
] as const;
export type UnsupportedReason = (typeof unsupportedReasons)[number];

/** The application identifier at the start of AAMVA's compact encoding (standard's annex on integrated circuits). */
const compactEncoding = '\xa0\0\0\x02\x48';

/** All patterns are bounded and anchored at the start. */
const signs: readonly (readonly [UnsupportedReason, RegExp])[] = [
  ['compact_encoding', /^A0 ?00 ?00 ?02 ?48/i],
  // Ontario's and British Columbia's health cards: issuer numbers 610054 and 610043; SMART health cards.
  ['health_card', /^(?:%B6100(?:54|43)|;6100(?:54|43)|shc:\/)/i],
  ['payment_card', /^(?:%B\d{13,19}\^|;\d{13,19}=)/],
  ['magnetic_stripe', /^%[A-Z]{2}[A-Z .'-]{2,13}[\^A-Z]/],
  // ICAO 9303: document code, issuing state, holder.
  ['passport', /^(?:P[A-Z<]|I[A-Z<]|AC|V[A-Z<])[A-Z<]{3}[A-Z0-9<]{20}/],
  ['military_id', /^IDUS[0-9A-Z]/],
  // IATA resolution 792: one leg, name, electronic ticket.
  ['boarding_pass', /^M[1-4][A-Z/ -]{20}[E ][A-Z0-9 ]{7}[A-Z]{3}/],
  ['web_address', /^https?:\/\//i],
];

/** Which other document a payload is; null for an unknown one. */
export function otherDocument(text: string): UnsupportedReason | null {
  if (text.startsWith(compactEncoding)) return 'compact_encoding';
  const start = text.slice(0, 64);
  return signs.find(([, sign]) => sign.test(start))?.[0] ?? null;
}

const vehicleTypes = new Set(['TD', 'RG', 'MH', 'VH', 'OW', 'IN', 'TT']);

/** Whether an AAMVA header's first subfile is a vehicle's title or registration, and not a person's card. */
export function isVehicleDocument(designators: readonly { type: string }[]): boolean {
  const [first] = designators;
  return first !== undefined && vehicleTypes.has(first.type);
}
