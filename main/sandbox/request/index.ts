// Parsing and validation of requests by the API pages' parameter tables.
export { FieldReader } from './field-reader';
export { accountNumberRule, languageRule, referenceIdRule, vccNumberRule } from './field-rules';
export { errorBody, gatewayPage, refuse, wrongInputs } from './outcome';
export type { FieldError, Outcome, Refusal } from './outcome';
export { readQuery } from './read-query';
