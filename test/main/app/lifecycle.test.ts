import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLifecycle, type Phase } from '../../../main/app/lifecycle';

const phases: readonly Phase[] = ['starting', 'running', 'closing', 'closed'];

it('only moves forward, whatever the request', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...phases)), (asked) => {
      const lifecycle = createLifecycle();
      expect(lifecycle.phase).toBe('starting');
      for (const phase of asked) {
        const before = phases.indexOf(lifecycle.phase);
        const isLater = phases.indexOf(phase) > before;
        expect(lifecycle.enter(phase)).toBe(isLater);
        expect(lifecycle.phase).toBe(isLater ? phase : phases[before]);
      }
    }),
  );
});
