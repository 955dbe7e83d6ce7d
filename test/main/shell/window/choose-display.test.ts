import { expect, it } from 'vitest';
import { chooseDisplay, nameOf } from '../../../../main/shell/window/choose-display';

const cashiers = { id: 1, label: 'Built-in', bounds: { width: 1366, height: 768 } };
const customers = { id: 2, label: 'DELL P2219H', bounds: { width: 1920, height: 1080 } };
const nameless = { id: 3, label: '', bounds: { width: 1280, height: 720 } };

it.each([
  ['auto', [cashiers], null],
  ['auto', [cashiers, customers, nameless], customers],
  ['auto', [customers, cashiers], customers],
  ['off', [cashiers, customers], null],
  ['dell p2219h', [cashiers, nameless, customers], customers],
  ['1280x720', [cashiers, customers, nameless], nameless],
  ['EIZO', [cashiers, customers], null],
  // The cashier's window stands there.
  ['Built-in', [cashiers, customers], null],
])('%s', (setting, displays, chosen) => {
  expect(chooseDisplay(setting, displays, 1)).toBe(chosen);
});

it('names a display as the system does, or by its size', () => {
  expect([customers, nameless].map(nameOf)).toEqual(['DELL P2219H', '1280x720']);
});
