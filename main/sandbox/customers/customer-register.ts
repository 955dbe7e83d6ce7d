// Finds customers by the API's rules.
import { foldToAscii } from './fold-to-ascii';
import type { SandboxCustomer } from './customer';

const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

const nameKey = (name: string): string => foldToAscii(name).trim().toLowerCase();

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

const compact = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

export const isAuthorisedUser = (customer: SandboxCustomer): boolean => customer.customerId.includes('-');

export class CustomerRegister {
  constructor(readonly all: readonly SandboxCustomer[]) {}

  /** By trimmed names regardless of case and accents, and by postal code where one is given. */
  search(name: { first: string; last: string; birthDate: string; postalCode: string | undefined }): SandboxCustomer[] {
    return this.all.filter(
      (customer) =>
        sameName(customer.firstName, name.first) &&
        sameName(customer.lastName, name.last) &&
        customer.birthDate === name.birthDate &&
        (name.postalCode === undefined || compact(name.postalCode) === customer.postalCode),
    );
  }

  byCard(vccNumber: string): SandboxCustomer | undefined {
    return this.all.find((customer) => customer.vccNumber === vccNumber);
  }

  byCustomerId(customerId: string): SandboxCustomer | undefined {
    return this.all.find((customer) => customer.customerId === customerId);
  }

  /** The primary holder of an account. */
  holderOf(accountNumber: string): SandboxCustomer | undefined {
    return this.all.find(
      (customer) => customer.accountNumber === withoutZeros(accountNumber) && !isAuthorisedUser(customer),
    );
  }

  /** By licence number, regardless of hyphens and spaces. */
  byLicenceNumber(number: string, birthDate: string | null): SandboxCustomer | undefined {
    return this.all.find(
      ({ licence }) =>
        compact(licence.number) === compact(number) && (birthDate === null || licence.birthDate === birthDate),
    );
  }
}
