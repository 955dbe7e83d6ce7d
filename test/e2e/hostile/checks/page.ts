// What must be true of the page, whatever the API has answered.
import type { Language, View } from '../../../../preload/contract';

export interface PageState {
  view: View;
  /** The views since the last look, oldest first. */
  seen: View[];
  text: string;
  /** What is read aloud or shown beside the text. */
  attributes: string[];
  /** Elements that only an answer can have brought. */
  foreign: number;
  /** A script of an answer has run, or a prototype is another one. */
  isMarked: boolean;
  /** How much wider it is than its window. */
  overflowPx: number;
  language: string;
  /** Every part of it could be drawn. */
  isDrawn: boolean;
}

const never: readonly [RegExp, string][] = [
  [/\bundefined\b/, 'says undefined'],
  [/\bNaN\b/, 'says NaN'],
  [/\bnull\b/, 'says null'],
  [/\[object/, 'says [object'],
  [/Infinity|∞/, 'says Infinity'],
  [/Invalid Date/, 'says Invalid Date'],
  // A key of the catalogue, a code of the API or of the terminal.
  [/(?<![\w/.-])[a-z]+(?:_[A-Za-z0-9]+)+/, 'says a code'],
  [/(?<![\w/.-])[A-Z]+(?:_[A-Z0-9]+)+/, 'says a code'],
  // What stands behind one of them is read in another direction than it was written.
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/, 'has a mark of direction'],
  // eslint-disable-next-line no-control-regex -- that is what is looked for
  [/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, 'has a control character'],
];

/** The faults of a page, in words. */
export function wrongOnPage(page: PageState, language: Language): string[] {
  const said = [page.text, ...page.attributes];
  const wrong = never.flatMap(([pattern, what]) =>
    said.flatMap((text) => {
      const [found] = pattern.exec(text) ?? [];
      return found === undefined ? [] : [`the page ${what}: ${JSON.stringify(around(text, found))}`];
    }),
  );
  if (page.foreign > 0) wrong.push('the page has drawn the HTML of an answer');
  if (page.isMarked) wrong.push('a script of an answer has run');
  if (!page.isDrawn) wrong.push('a part of the page could not be drawn');
  if (page.overflowPx > 1) wrong.push(`the page is ${page.overflowPx} px wider than its window`);
  if (page.language !== language) wrong.push(`the page is in ${page.language}`);
  if (page.text.trim().length < 40) wrong.push(`the page is empty: ${page.text}`);
  return [...new Set(wrong)];
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 60), at + found.length + 30);
}
