// Runs of characters that two texts have in common.

import { withoutUtf8 } from '../encoding';

/** More characters in a row than this in common tell something of a person. */
const longestCommonRun = 2;

const length = longestCommonRun + 1;

/** Whether a run says anything: punctuation alone, and padding with what it ends in, is structure. */
const saysSomething = /[\p{L}\p{N}]/u;

const withoutPunctuation = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The runs of three characters of a text, in capitals, as written and without punctuation. */
export function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  const read = withoutUtf8(withoutUtf8(text)).toUpperCase();
  for (const form of [read, withoutPunctuation(read)]) {
    for (let i = 0; i + length <= form.length; i++) {
      const run = form.slice(i, i + length);
      if (saysSomething.test(run) && !/\s\s/.test(run)) runs.add(run);
    }
  }
  return runs;
}

/** Whether two texts have three characters in a row in common, wherever they stand in each. */
export function haveCommonRun(a: string, b: string): boolean {
  if (a.length < length || b.length < length) return false;
  const runs = runsOf(a);
  for (const run of runsOf(b)) if (runs.has(run)) return true;
  return false;
}
