// Loaded before the program (-r) by tests of what it says on standard error while it starts: Playwright hands the program
// over a moment later, and what was said until then is gone.
'use strict';

const write = process.stderr.write.bind(process.stderr);
globalThis.complaints = '';
/** @type {(text: string | Uint8Array, ...more: unknown[]) => boolean} */
process.stderr.write = (text, ...more) => {
  globalThis.complaints += String(text);
  return write(text, .../** @type {[]} */ (more));
};
