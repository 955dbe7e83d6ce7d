/** The languages of the terminal, as BCP 47 tags. */
export const languages = ['en-CA', 'fr-CA'] as const;
export type Language = (typeof languages)[number];
