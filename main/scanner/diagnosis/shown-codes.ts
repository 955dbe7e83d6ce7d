// The codes that diagnosis shows: a fictitious licence with every separator of the standard, and a number of no card.
import type { ShownCodes } from './read-back';

const elements = [
  'DAQT0000-00008-00101',
  'DCSTESTCARD',
  'DACSCANNER',
  'DADSETUP',
  'DBB19800101',
  'DBA20991231',
  'DBD20200101',
  'DBC9',
  'DAG1 EXAMPLE ST',
  'DAITORONTO',
  'DAJON',
  'DAKM5J 2H7    ',
  'DCGCAN',
];
const subfile = `DL${elements.join('\n')}\r`;
// AAMVA DL/ID card design standard 2020, D.12.3: version 10, one subfile, after 21 characters of header and 10 of designator.
const header = `@\n\x1e\rANSI 636012100001DL0031${String(subfile.length).padStart(4, '0')}`;

export const shownCodes: ShownCodes = { licence: header + subfile, number: '0000111122223333' };
