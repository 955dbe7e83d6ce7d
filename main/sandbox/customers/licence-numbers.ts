// Licence numbers whose pattern carries the holder's name and birth date, so that fictitious ones look right.

const parts = (birthDate: string): [string, string, string] => [
  birthDate.slice(2, 4),
  birthDate.slice(5, 7),
  birthDate.slice(8, 10),
];

/** Ontario: first letter of the family name, eight digits, then birth date YYMMDD with 50 added to a woman's month. */
export function ontarioNumber(lastName: string, birthDate: string, sex: 'M' | 'F', digits = '10140706'): string {
  const [year, month, day] = parts(birthDate);
  const shown = sex === 'F' ? String(Number(month) + 50) : month;
  return `${lastName.charAt(0).toUpperCase()}${digits}${year}${shown}${day}`;
}

/** Quebec: first letter of the family name, four digits, birth date DDMMYY, two digits. */
export function quebecNumber(lastName: string, birthDate: string, digits = '4321'): string {
  const [year, month, day] = parts(birthDate);
  return `${lastName.charAt(0).toUpperCase()}${digits}${day}${month}${year}04`;
}
