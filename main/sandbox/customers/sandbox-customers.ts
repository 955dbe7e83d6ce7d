// All customers of the sandbox.
import { businessCustomers } from './business-customers';
import { customersOfOntario } from './customers-of-ontario';
import { customersOfTheEast } from './customers-of-the-east';
import { customersOfTheWest } from './customers-of-the-west';
import type { SandboxCustomer } from './customer';
import { pageCustomers } from './page-customers';

/** Every fictitious customer; an authorised user shares the account number of the business. */
export const sandboxCustomers: readonly SandboxCustomer[] = [
  ...customersOfTheWest,
  ...customersOfOntario,
  ...customersOfTheEast,
  ...businessCustomers,
  ...pageCustomers,
];
