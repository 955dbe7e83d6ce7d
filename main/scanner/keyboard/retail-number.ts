// Numbers of products at a till.

/** Whether digits are an EAN-8, UPC-A or EAN-13 with its check digit (GS1 General Specifications 7.9). */
export function isRetailNumber(digits: string): boolean {
  if (!/^(?:\d{8}|\d{12,13})$/.test(digits)) return false;
  const weighed = Array.from(digits, Number).toReversed();
  return weighed.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}
