// The words of Canadian addresses that have several spellings: Canada Post's addressing guidelines, tables of street types,
// street directions and unit designators, in both languages. A French word stands with the English one it translates.

function table(rows: string): ReadonlyMap<string, string> {
  const words = rows
    .trim()
    .split('\n')
    .map((row) => row.trim().split(' '));
  return new Map(words.flatMap(([first = '', ...others]) => [first, ...others].map((word) => [word, first] as const)));
}

/** ST is a saint too: SAINT and STREET are one word. */
export const streetTypes = table(`
  ST STREET STR SAINT RUE
  AVE AVENUE AV
  RD ROAD CHEMIN CH CHEM
  BLVD BOULEVARD BOUL BD BVD
  DR DRIVE PROMENADE PROM
  CRT COURT CT COUR
  CRES CRESCENT CR CROISSANT CROIS
  PL PLACE PLC
  LANE LN RUELLE
  TERR TERRACE TER TERRASSE TSSE
  HWY HIGHWAY AUTOROUTE AUT
  RTE ROUTE
  PKY PARKWAY PKWY
  SQ SQUARE CARRE CAR
  TRAIL TRL TR SENTIER SENT
  CIR CIRCLE CIRC CERCLE
  GDNS GARDENS GARDEN JARDINS
  GROVE GRV
  HTS HEIGHTS
  CLOSE CL
  CONC CONCESSION
  CRESTWAY WAY
  MONTEE MTEE
  RANG RG
  COTE
  ALLEE ALLEY
  IMPASSE IMP
  LINE
  GATE
  MEWS
  RISE
  RUN
  VIEW
  WALK
  ROW
  PATH
  POINT PT
  QUAY
  HILL
  EXPY EXPRESSWAY
`);

export const directions = table(`
  N NORTH NORD
  S SOUTH SUD
  E EAST EST
  W WEST OUEST O
  NE NORTHEAST
  NW NORTHWEST NO
  SE SOUTHEAST
  SW SOUTHWEST SO
`);

export const unitWords: ReadonlySet<string> = new Set(
  'APT APARTMENT APPT APPARTEMENT APP AP UNIT UNITE SUITE BUREAU BUR ROOM RM LOCAL'.split(' '),
);

/** They stand or are left out. */
export const smallWords: ReadonlySet<string> = new Set('DE DU DES LA LE LES L D OF THE AND ET'.split(' '));
