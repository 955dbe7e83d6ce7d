import { expect, it } from 'vitest';
import { nodeVersionProblem } from '../../../scripts/setup/node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '100.0.0'])('%s will do', (version) => {
  expect(nodeVersionProblem(version)).toBeNull();
});

it.each(['20.18.9', '18.20.0', '9.99.0'])('%s is refused, with the version that is needed', (version) => {
  expect(nodeVersionProblem(version)).toContain('20.19');
});
