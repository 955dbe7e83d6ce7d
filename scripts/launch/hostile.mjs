// The command line of the hostile suite.
import { parseArgs } from 'node:util';
import { SetupProblem } from '../setup/announce.mjs';

/** The files of the suite, one for each language. */
const files = {
  'en-CA': 'test/e2e/hostile/hostile-english.test.ts',
  'fr-CA': 'test/e2e/hostile/hostile-french.test.ts',
};

/**
 * What Playwright gets for `npm run hostile -- ARGUMENTS…`.
 * @param {readonly string[]} args `--all` for all cases there are, `--only TEXT` for those whose names have it,
 *   `--language fr-CA` for one language, `--workers N`.
 * @returns {{ args: string[], env: Record<string, string> }}
 * @throws {SetupProblem} for arguments that are not understood
 */
export function hostileRun(args) {
  const { all, only, language, workers } = readArguments(args);
  if (language !== undefined && !Object.hasOwn(files, language)) {
    throw new SetupProblem(`--language takes en-CA or fr-CA, not "${language}"`);
  }
  const chosen = Object.entries(files).flatMap(([name, file]) => ((language ?? name) === name ? [file] : []));
  const pattern = only?.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return {
    args: [...chosen, ...(pattern === undefined ? [] : [`--grep=${pattern}`]), `--workers=${workers}`],
    env: all ? { FLEXITI_HOSTILE_EXTENT: 'all' } : {},
  };
}

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        all: { type: 'boolean', default: false },
        only: { type: 'string' },
        language: { type: 'string' },
        workers: { type: 'string', default: '2' },
      },
    }).values;
  } catch (problem) {
    throw new SetupProblem(problem instanceof Error ? problem.message : String(problem));
  }
}
