// Issuer identification numbers of the jurisdictions whose cards the sandbox writes (AAMVA's public list).

const issuerNumbers: Record<string, { iin: string; country: 'CAN' | 'USA' }> = {
  PE: { iin: '604426', country: 'CAN' },
  QC: { iin: '604428', country: 'CAN' },
  YT: { iin: '604429', country: 'CAN' },
  AB: { iin: '604432', country: 'CAN' },
  NU: { iin: '604433', country: 'CAN' },
  NT: { iin: '604434', country: 'CAN' },
  ON: { iin: '636012', country: 'CAN' },
  NS: { iin: '636013', country: 'CAN' },
  NL: { iin: '636016', country: 'CAN' },
  NB: { iin: '636017', country: 'CAN' },
  BC: { iin: '636028', country: 'CAN' },
  SK: { iin: '636044', country: 'CAN' },
  MB: { iin: '636048', country: 'CAN' },
  NY: { iin: '636001', country: 'USA' },
};

/** Throws for a jurisdiction without an entry: a mistake in the data files. */
export function issuerOf(jurisdiction: string): { iin: string; country: 'CAN' | 'USA' } {
  const issuer = issuerNumbers[jurisdiction];
  if (!issuer) throw new Error(`No issuer number for ${jurisdiction}`);
  return issuer;
}
