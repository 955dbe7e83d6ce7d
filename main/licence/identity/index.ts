// Whether two readings are of one person, and two addresses of one place, however they are spelled.
export { isSameAddress } from './same-address';
export type { Address } from './same-address';
export { personDifferences } from './same-person';
export type { Person, PersonField } from './same-person';
