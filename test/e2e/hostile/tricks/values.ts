// Odd values, by what the field is.

export type FieldKind = 'text' | 'digits' | 'money' | 'rate' | 'count' | 'flag' | 'date' | 'choice' | 'list' | 'object';

export interface OddValue {
  name: string;
  /** From the honest value; `undefined` leaves the field out. */
  of: (honest: unknown) => unknown;
}

const always = (name: string, value: unknown): OddValue => ({ name, of: () => value });

/** Shown as HTML it would leave an element and a mark on the window. */
export const foreignHtml =
  '<b data-foreign>Bold</b><img src="x" onerror="window.foreign = 1"><script>foreign = 1</script>';

const ofAnyKind: readonly OddValue[] = [
  always('absent', undefined),
  always('null', null),
  always('an empty text', ''),
  always('blanks', ' \t '),
  always('an empty object', {}),
  always('an empty list', []),
  always('a list of lists', [[]]),
  always('true', true),
  { name: 'in a list', of: (honest) => [honest] },
  { name: 'in an object', of: (honest) => ({ value: honest }) },
];

const ofTexts: readonly OddValue[] = [
  always('HTML', foreignHtml),
  // Right-to-left override, isolates and marks: what stands behind them would be read backwards.
  always('bidi', '\u202EGNORW\u2066 \u200F\u061Cx'),
  always('controls', 'A\u0000\u0007\u001b[31mB\r\n\u0085C'),
  always('invisible', 'In\u200B\u00ADvis\u2060i\uFEFFble'),
  always('half a character', 'Half \ud83d'),
  always('long', 'W'.repeat(3000)),
  always('long words', 'Wordy '.repeat(500)),
  always('stacked accents', `Z${'\u0301\u0336'.repeat(60)}algo`),
  always('Arabic', 'محمد'),
  always('a template', '{name} ${1} %s {{x}}'),
  always('a property', 'constructor'),
  always('a number', 12345),
];

const textOf = (value: unknown): string => (typeof value === 'number' || typeof value === 'string' ? `${value}` : '');

const ofDigits: readonly OddValue[] = [
  always('zero', 0),
  always('negative', -17),
  always('a fraction', 1.5),
  always('fifteen digits', '123456789012345'),
  always('digits with a space', '1234 5678'),
  { name: 'leading zeros', of: (honest) => textOf(honest).padStart(14, '0') },
  { name: 'as a number', of: (honest) => Number(honest) },
  { name: 'as a text', of: (honest) => textOf(honest) },
];

const ofMoney: readonly OddValue[] = [
  always('zero', 0),
  always('minus zero', -0),
  always('a fraction of a cent', 0.001),
  always('NaN', 'NaN'),
  always('Infinity', 'Infinity'),
  always('an exponent', '1e5'),
  always('huge', 1e21),
  always('in the English way', '$1,234.50'),
  always('in the French way', '1 234,50 $'),
  always('two points', '12.3.4'),
  { name: 'negative', of: (honest) => -Math.abs(Number(honest)) },
  { name: 'ten times as much', of: (honest) => Number(honest) * 10 },
  { name: 'a thousand times as much', of: (honest) => Number(honest) * 1000 },
  { name: 'a cent more', of: (honest) => Number((Number(honest) + 0.01).toFixed(2)) },
  { name: 'as a number', of: (honest) => Number(honest) },
  { name: 'as a text', of: (honest) => Number(honest).toFixed(2) },
];

const ofRates: readonly OddValue[] = [
  always('zero', 0),
  always('one', 1),
  always('a percentage', 9.99),
  always('a percentage in words', '9.99%'),
  always('a large percentage', 3099),
  always('negative', -0.0999),
  always('tiny', 1e-7),
  always('many digits', 0.123456789012),
  always('NaN', 'NaN'),
  { name: 'as a text', of: (honest) => textOf(honest) },
];

const ofCounts: readonly OddValue[] = [
  always('zero', 0),
  always('negative', -6),
  always('a fraction', 1.5),
  always('a thousand', 1000),
  always('nine digits', 999_999_999),
  always('NaN', 'NaN'),
  always('words', 'six'),
  { name: 'as a text', of: (honest) => textOf(honest) },
  { name: 'as a number', of: (honest) => Number(honest) },
];

const ofFlags: readonly OddValue[] = [
  always('no', false),
  always('yes in words', 'yes'),
  always('two', 2),
  always('minus one', -1),
  always('1 as a text', '1'),
  always('capitals', 'TRUE'),
];

const ofDates: readonly OddValue[] = [
  always('no month', '2026-13-45'),
  always('zeros', '0000-00-00'),
  always('no such day', '1990-02-30'),
  always('days first', '31/12/1990'),
  always('without zeros', '1990-5-4'),
  always('a number', 19900514),
  always('the end of time', '9999-12-31'),
  always('before Christ', '-0044-03-15'),
  always('with a time', '1990-05-14T23:59:59Z'),
];

const ofChoices: readonly OddValue[] = [
  always('other', 'other'),
  always('not said', 'not_said'),
  always('a word of nobody', 'admin_yearly'),
  always('capitals', 'ADMIN_MONTHLY'),
  always('small letters', 'n'),
  always('a property', 'constructor'),
  always('HTML', foreignHtml),
  always('a number', 7),
];

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

const ofLists: readonly OddValue[] = [
  always('a list of null', [null]),
  always('a list of objects without fields', [{}, {}]),
  always('a list of words', ['x', 7, true]),
  always('words', 'none'),
  { name: 'twice', of: (honest) => [...asList(honest), ...asList(honest)] },
  { name: 'with a stranger', of: (honest) => [...asList(honest), null, 'x', {}] },
  { name: 'its first alone', of: (honest) => asList(honest)[0] },
  { name: 'two hundred times', of: (honest) => Array.from({ length: 200 }, () => asList(honest)[0]) },
  { name: 'backwards', of: (honest) => asList(honest).toReversed() },
];

export const oddValues: Readonly<Record<FieldKind, readonly OddValue[]>> = {
  text: [...ofAnyKind, ...ofTexts],
  digits: [...ofAnyKind, ...ofDigits, always('HTML', foreignHtml)],
  money: [...ofAnyKind, ...ofMoney, always('HTML', foreignHtml)],
  rate: [...ofAnyKind, ...ofRates, always('HTML', foreignHtml)],
  count: [...ofAnyKind, ...ofCounts, always('HTML', foreignHtml)],
  flag: [...ofAnyKind, ...ofFlags],
  date: [...ofAnyKind, ...ofDates, always('HTML', foreignHtml)],
  choice: [...ofAnyKind, ...ofChoices],
  list: [...ofAnyKind, ...ofLists],
  object: ofAnyKind,
};
