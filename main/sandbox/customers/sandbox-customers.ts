// All customers of the sandbox.
import { businessCustomers } from './business-customers';
import { customersOfOntario } from './customers-of-ontario';
import { customersOfTheEast } from './customers-of-the-east';
import { customersOfTheWest } from './customers-of-the-west';
import type { SandboxCustomer } from './customer';
import { pageCustomers } from './page-customers';
import { reasonCustomers } from './reason-customers';

/** Every fictitious customer; an authorised user shares the account number of the business. */
export const sandboxCustomers: readonly SandboxCustomer[] = [
  ...customersOfTheWest,
  ...customersOfOntario,
  ...customersOfTheEast,
  ...businessCustomers,
  ...pageCustomers,
  ...reasonCustomers,
];

/** Those with a licence to try: the customers of the reason codes differ in nothing that a terminal shows. */
export const shownCustomers: readonly SandboxCustomer[] = sandboxCustomers.filter(
  (customer) => !reasonCustomers.includes(customer),
);
