// `decode --explain`: what was read of one payload as a table for a technician, who need not see whose card it is.
import { decodeWithElements, type Decoded, type Element, type LicenceField, type Warning } from '../../main/licence';
import english from '../../resources/messages/en-CA/licence.json';
import { apiNames } from './api-names';

/** Fields and elements that say nothing about who the holder is. */
const harmlessFields: readonly LicenceField[] = ['province', 'country', 'issuedBy', 'expiry', 'issued', 'licenceClass'];
const harmlessElements = ['DAJ', 'DBA', 'DBD', 'DCA', 'DCB', 'DCD', 'DCG', 'DDE', 'DDF', 'DDG'];

/** What dates, codes, classes and flags look like; where damage has put anything else in their place, it may be a name. */
const harmless = /^(?:\d[\d-]{7,9}|[A-Z\d*]{1,3}|NONE)$/;

const words: Record<string, string> = english;

/** The form of a text without its content: letters as X, digits as 9. */
export function mask(text: string): string {
  return text.replace(/\p{L}/gu, 'X').replace(/\d/g, '9');
}

/** A value as it may be seen: whole when asked for or when it says nothing about the holder, else its form only. */
function seen(value: string, isHarmless: boolean, show: boolean): string {
  return show || (isHarmless && harmless.test(value.trim())) ? value : mask(value);
}

/** An element's id; of a line without one, which may hold a name, its form only. */
function seenId(id: string, show: boolean): string {
  return show || /^(?:[DZ][A-Z]{2}|first|second|third)$/.test(id) ? id : mask(id);
}

/** A warning's parameters, with the fields under their API names and no text of the card that may be personal. */
function seenParams(params: Warning['params'], show: boolean): Warning['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'field') return [name, apiNames[value as LicenceField]];
      return [name, name === 'province' ? seen(String(value), true, show) : value];
    }),
  );
}

/** The catalogue's words for a key, with its parameters filled in; the key itself when there are none. */
function wordsFor(key: string, params: Record<string, string | number> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** Control characters made visible, so that a table stays a table. */
function visible(text: string): string {
  return Array.from(text, (c) => {
    const code = c.charCodeAt(0);
    return code < 32 || code === 127 ? `<${code.toString(16).padStart(2, '0').toUpperCase()}>` : c;
  }).join('');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function fieldRows({ licence, certainty }: Extract<Decoded, { status: 'ok' }>, show: boolean): string[][] {
  const rows = (Object.keys(apiNames) as LicenceField[]).map((field) => {
    const value = licence[field];
    const cell = value === null ? '-' : visible(seen(value, harmlessFields.includes(field), show));
    return [apiNames[field], cell, certainty[field]];
  });
  return [['FIELD', 'VALUE', 'CERTAINTY'], ...rows, ['govid_type', licence.idType, '']];
}

function elementRows(elements: readonly Element[], show: boolean): string[][] {
  const rows = elements.map(({ subfile, id, value }) => [
    subfile,
    visible(seenId(id, show)),
    visible(seen(value, harmlessElements.includes(id), show)),
  ]);
  return [['SUBFILE', 'ELEMENT', 'VALUE'], ...rows];
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** Everything about one payload as text; personal values keep their form only, unless `show`. */
export function explainCard(payload: string, today: string, show: boolean): string {
  const { decoded, elements } = decodeWithElements(payload, today);
  if (decoded.status !== 'ok') {
    const { status, reason } = decoded;
    return `status: ${status} (${reason})\n${wordsFor(`licence_${status}_${reason}`)}\n`;
  }
  const { warnings, repairs } = decoded;
  const blocks = [
    [`status: ok, ${payload.length} characters`],
    table(fieldRows(decoded, show)),
    listed(
      'repairs',
      repairs.map((name) => `${name}: ${wordsFor(`licence_repair_${name}`)}`),
    ),
    listed(
      'warnings',
      warnings.map(({ code, params }) => `${code}: ${wordsFor(`licence_warning_${code}`, seenParams(params, show))}`),
    ),
    table(elementRows(elements, show)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
