// Adds up what the test runners report.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * Reads vitest's JSON report (`numPassedTests`, `numFailedTests`) or Playwright's (`stats.expected`, `stats.unexpected`,
 * `stats.flaky`: a test that passed at its second try counts as failed).
 * @param {string} file
 * @returns {Tally} Zeros where there is no report.
 */
export function readTally(file) {
  /** @type {unknown} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  const { numPassedTests, numFailedTests, stats } =
    /** @type {{ numPassedTests?: number, numFailedTests?: number, stats?: Record<string, number> }} */ (report);
  return {
    passed: numPassedTests ?? stats?.['expected'] ?? 0,
    failed: numFailedTests ?? (stats?.['unexpected'] ?? 0) + (stats?.['flaky'] ?? 0),
  };
}

/**
 * A step that ended badly has failed, also where its runner could not count anything.
 * @param {Tally} tally
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function withExitCode(tally, exitCode) {
  return exitCode === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
