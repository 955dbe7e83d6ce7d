// How numbers and dates are written in both languages, and what is said of an offer: for the pages and for paper.
export * from './format';
export * from './offer';
