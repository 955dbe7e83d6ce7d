// Time that passes for the main process, by the hook of the adjustable clock.
import type { ElectronApplication } from '@playwright/test';
import { evenIfCollected } from '../../support/unless-collected';

let calls = 0;

/** Advances main's clocks and its long timers. */
export async function letPass(app: ElectronApplication, milliseconds: number): Promise<void> {
  calls += 1;
  const call = { number: calls, ms: milliseconds };
  // The clock knows the call, and passes once.
  await evenIfCollected(() =>
    app.evaluate((_electron, { number, ms }) => {
      (globalThis as unknown as { letPass: (ms: number, call: number) => void }).letPass(ms, number);
      return true;
    }, call),
  );
}
