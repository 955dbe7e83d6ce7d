// Loaded before the program (-r) by tests of what it writes to standard error at its start: Playwright attaches a moment
// later, and misses it.
'use strict';

const write = process.stderr.write.bind(process.stderr);
globalThis.stderrText = '';
/** @type {(text: string | Uint8Array, ...more: unknown[]) => boolean} */
process.stderr.write = (text, ...more) => {
  globalThis.stderrText += String(text);
  return write(text, .../** @type {[]} */ (more));
};
