// "Is this the same person?": drawn in place of the step until it is answered.

export interface PersonView {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  /** YYYY-MM-DD; null is "not said". */
  birthDate: string | null;
}

/**
 * `reading`: Flexiti reads the licence as another person's. `account`: the account that was found is another person's by its
 * name. `quoted`: Flexiti has named the chosen account's holder otherwise.
 */
export interface QuestionView {
  kind: 'reading' | 'account' | 'quoted';
  card: PersonView;
  flexiti: PersonView;
  /** Where the two differ. */
  differs: ('firstName' | 'lastName' | 'birthDate')[];
}
