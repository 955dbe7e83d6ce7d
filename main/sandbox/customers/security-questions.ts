// The security questions of the sandbox's customers, in both languages. 4 and 9 are the pages' own.
import type { SandboxCustomer } from './customer';

const questions = new Map([
  [
    4,
    {
      en: 'What is the name of your favourite childhood friend?',
      fr: 'Quel est le nom de votre meilleur ami d’enfance?',
    },
  ],
  [6, { en: 'What was the name of your first pet?', fr: 'Quel était le nom de votre premier animal de compagnie?' }],
  [9, { en: 'What is your favourite movie?', fr: 'Quel est votre film préféré?' }],
  [12, { en: 'In what city did your parents meet?', fr: 'Dans quelle ville vos parents se sont-ils rencontrés?' }],
]);

/** Throws for an unknown id: a mistake in the data files. */
export function questionOf(it: { id: number; answer: string }): SandboxCustomer['question'] {
  const text = questions.get(it.id);
  if (!text) throw new Error(`No security question ${it.id}`);
  return { ...it, text };
}
