// The accounts' state between calls: wrong answers, purchases, permissions to bypass verification, PINs.
import type { SandboxCustomer } from '../customers';

const hour = 3_600_000;
/** Wrong answers count for 48 hours (API notes on tries_exceed). */
const wrongAnswerWindow = 48 * hour;
/** More wrong answers than this lock an account. */
const wrongAnswersAllowed = 3;
/** Regular purchases count for 24 hours (API page, regular_purchase.verify). */
const purchaseWindow = 24 * hour;
const bypassPurchasesAllowed = 3;
const bypassMostCents = 20000;
const maxRemembered = 1000;

/** A PIN that was sent or returned; replaces the customer's phone and mailbox. */
export interface SentPin {
  at: number;
  accountNumber: string;
  customerId: string;
  referenceId: string;
  requestId: string;
  format: string;
  /** Digits, leading zeros included. */
  pin: string;
  /** Masked destination for sms and email, else null. */
  to: string | null;
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > maxRemembered && oldest !== undefined) map.delete(oldest);
}

const flowKey = (accountNumber: string, referenceId: string): string => `${accountNumber} ${referenceId.toLowerCase()}`;

export class AccountBook {
  private readonly wrongAnswers = new Map<string, number[]>();
  private readonly purchases = new Map<string, number[]>();
  private readonly bypass = new Map<string, boolean>();
  private readonly identified = new Map<string, string>();
  private pins: SentPin[] = [];

  constructor(
    private readonly now: () => number,
    private readonly customers: readonly SandboxCustomer[],
  ) {
    this.reset();
  }

  reset(): void {
    for (const map of [this.wrongAnswers, this.purchases, this.bypass, this.identified]) map.clear();
    this.pins = [];
    for (const { accountNumber, regularPurchases } of this.customers) {
      if (regularPurchases > 0) this.recordRegularPurchases(accountNumber, regularPurchases);
    }
  }

  recordRegularPurchases(accountNumber: string, count: number): void {
    const before = this.purchases.get(accountNumber) ?? [];
    this.purchases.set(accountNumber, [...before, ...Array.from({ length: count }, () => this.now())]);
  }

  recordWrongAnswer(accountNumber: string): void {
    this.wrongAnswers.set(accountNumber, [
      ...this.recent(this.wrongAnswers, accountNumber, wrongAnswerWindow),
      this.now(),
    ]);
  }

  /** More than three wrong answers on the account within 48 hours. */
  isLocked(accountNumber: string): boolean {
    return this.recent(this.wrongAnswers, accountNumber, wrongAnswerWindow).length > wrongAnswersAllowed;
  }

  /** Whether a regular purchase of this amount may bypass verification; remembered for the flow that asked. */
  decideBypass(accountNumber: string, referenceId: string, amountCents: number, offered: boolean): boolean {
    const made = this.recent(this.purchases, accountNumber, purchaseWindow).length;
    const allowed = offered && amountCents <= bypassMostCents && made <= bypassPurchasesAllowed;
    remember(this.bypass, flowKey(accountNumber, referenceId), allowed);
    return allowed;
  }

  /** Whether the flow's last calculate-interest for this account allowed the bypass. */
  mayBypass(accountNumber: string, referenceId: string): boolean {
    return this.bypass.get(flowKey(accountNumber, referenceId)) ?? false;
  }

  /** Records the customer that a flow's last lookup found. */
  recordIdentified(referenceId: string, customerId: string): void {
    remember(this.identified, referenceId.toLowerCase(), customerId);
  }

  identifiedIn(referenceId: string): string | undefined {
    return this.identified.get(referenceId.toLowerCase());
  }

  recordPin(pin: SentPin): void {
    this.pins = [...this.pins.slice(1 - maxRemembered), pin];
  }

  sentPins(): readonly SentPin[] {
    return this.pins;
  }

  private recent(times: ReadonlyMap<string, number[]>, accountNumber: string, window: number): number[] {
    return (times.get(accountNumber) ?? []).filter((time) => time > this.now() - window);
  }
}
