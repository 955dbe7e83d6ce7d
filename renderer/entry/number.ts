// The numbers that a cashier types, freed of the spaces that people put into them.

const bare = (typed: string): string => typed.replace(/[\s\u00a0-]/g, '');

/** The 16 digits of a FlexitiCard, or null. */
export function parseCardNumber(typed: string): string | null {
  const digits = bare(typed);
  return /^\d{16}$/.test(digits) ? digits : null;
}

/** The digits of an account number, which are 14 at most in the API's lookup; or null. */
export function parseAccountNumber(typed: string): string | null {
  const digits = bare(typed);
  return /^\d{1,14}$/.test(digits) ? digits : null;
}

/** A customer number, for users of a business account with its hyphen (1234567-11); or null. */
export function parseCustomerNumber(typed: string): string | null {
  const text = typed.replace(/[\s\u00a0]/g, '');
  return /^\d{1,16}(-\d{1,6})?$/.test(text) ? text : null;
}

/** A PIN: 4 to 8 digits; or null. */
export function parsePin(typed: string): string | null {
  const digits = bare(typed);
  return /^\d{4,8}$/.test(digits) ? digits : null;
}
