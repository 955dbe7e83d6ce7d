// Every state, cut and set-up hint has a message in both languages.
import { describe, expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/scanner.json';
import french from '../../../resources/messages/fr-CA/scanner.json';
import type { ScannerEvent, ScannerState } from '../../../main/scanner';
import { setupHints } from '../../../main/scanner/device/known-scanners';

const states: Record<ScannerState, true> = {
  absent: true,
  connecting: true,
  ready: true,
  busy_elsewhere: true,
  no_permission: true,
  failed: true,
};
const cuts: Record<Extract<ScannerEvent, { type: 'cut' }>['reason'], true> = {
  disconnected: true,
  too_long: true,
  broken_off: true,
};
/** Messages with more detail than the state. */
const detailed = ['busy_elsewhere_told', 'no_permission_told', 'no_permission_hid'];
const keys = [
  ...[...Object.keys(states), ...detailed].map((state) => `scanner_state_${state}`),
  ...Object.keys(cuts).map((reason) => `scanner_cut_${reason}`),
  ...setupHints.map((hint) => `scanner_setup_${hint}`),
];

describe('the scanners’ messages', () => {
  it.each([english, french])(
    'are there for every state, every cut and every set-up hint, and for nothing else',
    (words) => {
      expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
      for (const [key, text] of Object.entries(words)) {
        expect(text.includes('{name}')).toBe(key.startsWith('scanner_state_'));
        expect(text.includes('{because}')).toBe(key.endsWith('_told'));
      }
    },
  );
});
