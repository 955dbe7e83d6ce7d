// Which end-to-end tests run when: those of `npm run test:quick`, few and each through much of the program, and those that
// are about the rhythm of keys.

/** The files in which something types at a scanner's rhythm, for Playwright's --grep. */
export const typedPattern = String.raw`(keyboard-\w+|locked-scan|scanner-diagnosis)\.test\.ts `;

/** Whole files, or those of their tests whose names begin so. @type {readonly { file: string, tests?: readonly string[] }[]} */
export const quickTests = [
  { file: 'scan-to-quote.test.ts' },
  { file: 'live-terminal.test.ts' },
  { file: 'keyboard-wedge.test.ts', tests: ['a scan at 12 ms a key'] },
  {
    file: 'kill.test.ts',
    tests: ['a verify whose answer was cut off', 'hand-over', 'three parked in different states', 'a locked lane'],
  },
];

/** @returns {string} A pattern for Playwright's --grep, which sees the file before the name. */
export function quickPattern() {
  return quickTests
    .map(({ file, tests = [''] }) => `${literally(file)} .*(${tests.map(literally).join('|')})`)
    .join('|');
}

/** @param {string} text */
function literally(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
