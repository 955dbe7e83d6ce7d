import { expect, it } from 'vitest';
import { isQuebec } from '../../../main/quote';

it.each(['QC', 'qc', 'Quebec', 'Québec', 'QUÉBEC', 'PQ', ' QC ', 'CA-QC'])('%s is Quebec', (province) => {
  expect(isQuebec(province)).toBe(true);
});

it.each(['ON', '', null, 'Q', 'NB', 'QCC'])('%s is not', (province) => {
  expect(isQuebec(province)).toBe(false);
});
