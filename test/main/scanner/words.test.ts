// Every state that the room speaks of has its words in both languages.
import { describe, expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/scanner.json';
import french from '../../../resources/messages/fr-CA/scanner.json';
import type { ScannerEvent, ScannerState } from '../../../main/scanner';

const states: Record<ScannerState, true> = {
  absent: true,
  connecting: true,
  ready: true,
  busy_elsewhere: true,
  no_permission: true,
  failed: true,
};
const cuts: Record<Extract<ScannerEvent, { type: 'cut' }>['reason'], true> = { disconnected: true, too_long: true };
const keys = [
  ...Object.keys(states).map((state) => `scanner_state_${state}`),
  ...Object.keys(cuts).map((reason) => `scanner_cut_${reason}`),
];

describe('the words of the scanners', () => {
  it.each([english, french])('are there for every state and every cut, and for nothing else', (words) => {
    expect(Object.keys(words)).toEqual(keys);
    for (const [key, text] of Object.entries(words)) {
      expect(text.includes('{name}')).toBe(key.startsWith('scanner_state_'));
    }
  });
});
