// A customer of a lane, and what the test knows of them that the terminal must not get wrong.
import type { Sandbox, SandboxCustomer } from '../../../main/sandbox';
import type { GuestPlan } from './plan';

export interface Guest extends GuestPlan {
  /** Once on the counter, this is their customer flow. */
  flowIds: Set<string>;
  /** What the terminal knows of them stands on their licence. */
  isScanned: boolean;
  /** When the licence was last held before the scanner, by performance.now. */
  scannedAt: number;
  /** How often the cashier has decided to verify. */
  decisions: number;
  /** How many verifies had arrived when the last decision was made. */
  arrivedBefore: number;
  /** How many PINs had gone out when the last decision was made. */
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

/** Upper case without accents, as names are compared. */
export function folded(text: string | null): string {
  return (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

export function ending(number: string): string {
  return number.slice(-4);
}

/** The PINs that this customer has got or that were answered for them. */
export function pinsOf(sandbox: Sandbox, { customerId }: SandboxCustomer) {
  return sandbox.control.pins().filter((pin) => pin.customerId === customerId);
}

/** The verifies for this customer that reached Flexiti. */
export function verifiesOf(sandbox: Sandbox, { accountNumber }: SandboxCustomer) {
  return sandbox.control
    .requests()
    .filter(({ endpoint, path }) => endpoint === 'verify' && path.includes(`/${accountNumber}/`));
}

/** The names that a parked customer may be called out by. */
export function callNames({ firstName, lastName, licence, readingOverride }: SandboxCustomer): string[] {
  const firsts = [firstName, licence.firstName, readingOverride.first_name ?? ''].map(folded);
  const lasts = [lastName, licence.lastName, readingOverride.last_name ?? ''].map(folded);
  return [
    ...firsts.filter((first) => first !== '').map((first) => `${first} ${folded(lastName).charAt(0)}.`),
    ...lasts,
  ];
}
