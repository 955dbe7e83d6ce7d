// Issuers of licences by AAMVA's issuer identification number (IIN) and by the two-letter codes in addresses.

export interface Jurisdiction {
  /** Two letters. */
  code: string;
  country: 'CAN' | 'USA';
  /** The first letters of its postal codes (Canada Post); '' in the United States. */
  postalLetters: string;
}

const canadianIins: Record<string, string> = {
  PE: '604426',
  QC: '604428',
  YT: '604429',
  AB: '604432',
  NU: '604433',
  NT: '604434',
  ON: '636012',
  NS: '636013',
  NL: '636016',
  NB: '636017',
  BC: '636028',
  SK: '636044',
  MB: '636048',
};

const americanIins: Record<string, string> = {
  AL: '636033',
  AK: '636059',
  AS: '604427',
  AZ: '636026',
  AR: '636021',
  CA: '636014',
  CO: '636020',
  CT: '636006',
  DE: '636011',
  DC: '636043',
  FL: '636010',
  GA: '636055',
  GU: '636019',
  HI: '636047',
  ID: '636050',
  IL: '636035',
  IN: '636037',
  IA: '636018',
  KS: '636022',
  KY: '636046',
  LA: '636007',
  ME: '636041',
  MD: '636003',
  MA: '636002',
  MI: '636032',
  MN: '636038',
  MP: '604430',
  MS: '636051',
  MO: '636030',
  MT: '636008',
  NE: '636054',
  NV: '636049',
  NH: '636039',
  NJ: '636036',
  NM: '636009',
  NY: '636001',
  NC: '636004',
  ND: '636034',
  OH: '636023',
  OK: '636058',
  OR: '636029',
  PA: '636025',
  PR: '604431',
  RI: '636052',
  SC: '636005',
  SD: '636042',
  TN: '636053',
  TX: '636015',
  UT: '636040',
  VT: '636024',
  VA: '636000',
  VI: '636062',
  WA: '636045',
  WV: '636061',
  WI: '636031',
  WY: '636060',
};

/** Canada Post's first letters by province and territory; X is shared by two. */
const postalLetters: Record<string, string> = {
  NL: 'A',
  NS: 'B',
  PE: 'C',
  NB: 'E',
  QC: 'GHJ',
  ON: 'KLMNP',
  MB: 'R',
  SK: 'S',
  AB: 'T',
  BC: 'V',
  NT: 'X',
  NU: 'X',
  YT: 'Y',
};

const byIin = new Map<string, Jurisdiction>();
const byCode = new Map<string, Jurisdiction>();
for (const [country, table] of [
  ['CAN', canadianIins],
  ['USA', americanIins],
] as const) {
  for (const [code, iins] of Object.entries(table)) {
    const jurisdiction: Jurisdiction = { code, country, postalLetters: postalLetters[code] ?? '' };
    byCode.set(code, jurisdiction);
    for (const iin of iins.split(' ')) byIin.set(iin, jurisdiction);
  }
}

/** The jurisdiction an IIN belongs to (AAMVA's list of issuer identification numbers), or null. */
export function issuerOf(iin: string): Jurisdiction | null {
  return byIin.get(iin) ?? null;
}

/** On cards of more than one province: it says the country alone. */
const canadianIin = '990876';

/** The country of an IIN's issuers, even where the IIN does not say which of them it is; null for an unknown IIN. */
export function countryOfIin(iin: string): 'CAN' | 'USA' | null {
  return iin === canadianIin ? 'CAN' : (issuerOf(iin)?.country ?? null);
}

/** AAMVA's numbers of Mexican states: Coahuila and Hidalgo. */
const mexicanIins = new Set(['636056', '636057']);

/** Whether an IIN belongs to an issuer outside Canada and the United States. */
export function isForeignIin(iin: string): boolean {
  return mexicanIins.has(iin);
}

/** Older codes, and provinces that some cards spell out. */
const formerCodes: Record<string, string> = { NF: 'NL', NW: 'NT', PQ: 'QC', PEI: 'PE', YK: 'YT', ONT: 'ON', QUE: 'QC' };

/** The two-letter code of a province or state as written on a card; an unknown one in capitals. */
export function provinceOf(written: string): string {
  const known = byCode.get(written);
  if (known !== undefined) return known.code;
  const code = written.toUpperCase();
  return formerCodes[code] ?? code;
}

/** By two-letter code; null when there is none. */
export function jurisdictionOf(code: string): Jurisdiction | null {
  return byCode.get(code) ?? null;
}
