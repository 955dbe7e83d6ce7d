// Adds up what the test runners report.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped?: string }} Tally `skipped` says why nothing was run. */

/**
 * Reads vitest's JSON report (`numPassedTests`, `numFailedTests`) or Playwright's (`stats.expected`, `stats.unexpected`,
 * `stats.flaky`: a test that passed at its second try counts as failed), or that of the hardware tests and of chaos, which
 * is a tally.
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
  const { numPassedTests, numFailedTests, stats, passed, failed, skipped } =
    /** @type {{ numPassedTests?: number, numFailedTests?: number, stats?: Record<string, number> } & Partial<Tally>} */ (
      report
    );
  return {
    passed: numPassedTests ?? passed ?? stats?.['expected'] ?? 0,
    failed: numFailedTests ?? failed ?? (stats?.['unexpected'] ?? 0) + (stats?.['flaky'] ?? 0),
    ...(skipped !== undefined && { skipped }),
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
