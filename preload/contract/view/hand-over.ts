// The hand-over screen: what the merchant's POS needs for the purchase.

/** The one view that holds the PIN and the whole account number. */
export interface HandOverScreenView {
  step: 'handOver';
  accountNumber: string;
  /** Null for a regular purchase. */
  plan: { planId: number; name: string | null; months: number; paymentCents: number } | null;
  amountCents: number;
  verificationCode: string;
  requestId: string;
  referenceId: string;
  /** The card of an authorised user, masked: bullets and the last four digits. */
  card: string | null;
  /** All values for a QR code, a line each; PIN and card number among them only if the store's settings allow it. */
  qrText: string;
}
