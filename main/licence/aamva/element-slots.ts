// AAMVA's element ids as small numbers, so that reading a card costs array lookups alone.

import { contents } from '../characters';

/** The ids DAA to DDZ, the only ones whose values the decoder uses. */
export const slotCount = 4 * 26;

/** The slot of the id at `at`; -1 when it is none from DAA to DDZ. */
export function slotAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== 68) return -1;
  const second = text.charCodeAt(at + 1) - 65;
  const third = text.charCodeAt(at + 2) - 65;
  return second >= 0 && second < 4 && third >= 0 && third < 26 ? second * 26 + third : -1;
}

/** The slot of an id such as `DAQ`. */
export function slotOf(id: string): number {
  return slotAt(id, 0);
}

/** What the text of each element is: a street, or what has fewer characters. */
export const contentOf = new Uint8Array(slotCount).fill(contents.street);
for (const id of ['DAA', 'DAB', 'DAC', 'DAD', 'DCS', 'DCT']) contentOf[slotOf(id)] = contents.name;
for (const id of ['DAI', 'DAJ', 'DAN', 'DAO']) contentOf[slotOf(id)] = contents.place;
for (const id of ['DAK', 'DAP', 'DAQ']) contentOf[slotOf(id)] = contents.number;
for (const id of ['DAR', 'DCA']) contentOf[slotOf(id)] = contents.licenceClass;

/** The elements in whose values another may hide. */
export const textSlots = ['DAA', 'DAB', 'DAC', 'DAD', 'DAG', 'DAI', 'DAL', 'DAN', 'DAQ', 'DCS', 'DCT'].map(slotOf);

/** What an element's values look like, for cutting without separators. */
export const kinds = {
  none: 0,
  date: 1,
  letter: 2,
  twoLetters: 3,
  threeLetters: 4,
  height: 5,
  digits: 6,
  postalCode: 7,
  number: 8,
  document: 9,
  name: 10,
  optionalName: 11,
  street: 12,
  city: 13,
  short: 14,
  text: 15,
} as const;

/** The elements of a group of versions, their kinds, and which of them nearly every card has. */
export interface Vocabulary {
  kinds: Uint8Array;
  core: Uint8Array;
  /** The slots of these, and of the names' other forms. */
  expected: readonly number[];
  /** Whether all given names share the element DCT. */
  givenNamesShared: boolean;
}

function vocabulary(core: string, optional: string, givenNamesShared = false): Vocabulary {
  const table = { kinds: new Uint8Array(slotCount), core: new Uint8Array(slotCount), givenNamesShared };
  const take = (list: string, isCore: 0 | 1): void => {
    for (const entry of list.trim().split(/\s+/)) {
      const [kind = '', ids = ''] = entry.split(':');
      for (const id of ids.split(',')) {
        table.kinds[slotOf(id)] = kinds[kind as keyof typeof kinds];
        table.core[slotOf(id)] = isCore;
      }
    }
  };
  take(core, 1);
  take(optional, 0);
  const names = ['DAA', 'DAB', 'DAC', 'DAD', 'DCT'].map(slotOf);
  const expected = Array.from(table.core.keys()).filter((slot) => table.core[slot] === 1 || names.includes(slot));
  return { ...table, expected };
}

const first = vocabulary(
  'name:DAA street:DAG city:DAI twoLetters:DAJ postalCode:DAK number:DAQ short:DAR,DAS,DAT date:DBA,DBB,DBD letter:DBC',
  `name:DAB,DAC optionalName:DAD short:DAE,DAF text:DAH,DAM street:DAL city:DAN twoLetters:DAO postalCode:DAP
   height:DAU,DAV digits:DAW,DAX threeLetters:DAY,DAZ letter:DBG,DBH digits:DBF number:DBJ,DBK
   text:DBE,DBI,DBL,DBM,DBN,DBO,DBP,DBQ,DBR,DBS`,
);

const core = `short:DCA,DCB,DCD date:DBA,DBB,DBD name:DCS letter:DBC height:DAU threeLetters:DAY,DCG street:DAG city:DAI
   twoLetters:DAJ postalCode:DAK number:DAQ document:DCF`;
const optional = `text:DAH,DCI,DCJ,DCL,DCM,DCN,DCO,DCP,DCQ,DCR,DBN,DBG,DBS short:DCU,DCH threeLetters:DAZ document:DCK
   letter:DCE,DDA,DDD,DDK,DDL,DDM,DDN,DDO,DDP date:DDB,DDC,DDH,DDI,DDJ digits:DAW,DAX`;

const middle = vocabulary(`${core} name:DCT`, `${optional} name:DAC optionalName:DAD letter:DDE,DDF,DDG`, true);

const later = vocabulary(`${core} name:DAC optionalName:DAD letter:DDE,DDF,DDG`, `${optional} name:DCT`);

/** The elements of a version; the standard of 2000 has its own ids. */
export function vocabularyOf(version: number): Vocabulary {
  if (version <= 1) return first;
  return version <= 3 ? middle : later;
}
