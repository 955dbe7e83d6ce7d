// A customer of a lane, and the test's knowledge of them.
import type { Sandbox, SandboxCustomer } from '../../../main/sandbox';
import { folded } from '../../support/next-move';
import type { GuestPlan } from './plan';

export interface Guest extends GuestPlan {
  /** The ids of their flows. */
  flowIds: Set<string>;
  /** The terminal has them from a scan. */
  isScanned: boolean;
  /** When the licence was last scanned, by performance.now. */
  scannedAt: number;
  /** Verifies that the cashier has sent. */
  decisions: number;
  /** Verifies that had reached Flexiti before the last decision. */
  arrivedBefore: number;
  /** PINs that had been sent before the last decision. */
  pinsBefore: number;
  end: 'finished' | 'left' | 'wiped' | null;
}

export function guestOf(plan: GuestPlan): Guest {
  return {
    ...plan,
    flowIds: new Set(),
    isScanned: false,
    scannedAt: -Infinity,
    decisions: 0,
    arrivedBefore: 0,
    pinsBefore: 0,
    end: null,
  };
}

/** The PINs sent to this customer or answered for them. */
export function pinsOf(sandbox: Sandbox, { customerId }: SandboxCustomer) {
  return sandbox.control.pins().filter((pin) => pin.customerId === customerId);
}

/** The verifies for this customer that reached Flexiti. */
export function verifiesOf(sandbox: Sandbox, { accountNumber }: SandboxCustomer) {
  return sandbox.control
    .requests()
    .filter(({ endpoint, path }) => endpoint === 'verify' && path.includes(`/${accountNumber}/`));
}

/** The short names that a parked customer may have. */
export function callNames({ firstName, lastName, licence, readingOverride }: SandboxCustomer): string[] {
  const firsts = [firstName, licence.firstName, readingOverride.first_name ?? ''].map(folded);
  const lasts = [lastName, licence.lastName, readingOverride.last_name ?? ''].map(folded);
  return [
    ...firsts.filter((first) => first !== '').map((first) => `${first} ${folded(lastName).charAt(0)}.`),
    ...lasts,
  ];
}
