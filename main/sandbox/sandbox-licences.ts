// The licences of the sandbox's customers, for the training panel.
import type { CustomerNote } from './customers';
import { shownCustomers } from './customers';

export interface SandboxLicence {
  id: string;
  /** First and last name of the account. */
  name: string;
  /** What this customer demonstrates: a code, which the caller words. */
  note: CustomerNote;
  /** The answer to the account's security question. */
  answer: string;
  /** One character for each byte (ISO 8859-1). */
  payload: string;
}

/** One licence for each customer that shows something of its own, in the order of the customers. Several accounts of one person share a payload. */
export function sandboxLicences(): SandboxLicence[] {
  return shownCustomers.map((customer) => ({
    id: customer.id,
    name: `${customer.firstName} ${customer.lastName}`,
    note: customer.note,
    answer: customer.question.answer,
    payload: customer.payload(),
  }));
}
