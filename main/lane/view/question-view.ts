// Two readings side by side: the card's, and Flexiti's.
import type { Person } from '../../licence';
import type { PersonView, QuestionView } from '../../../preload/contract';
import { personQuestion } from '../model';
import type { Flow } from '../model';

/** Null where nothing is asked. */
export function questionView(flow: Flow): QuestionView | null {
  const question = personQuestion(flow);
  if (question === null) return null;
  const { kind, card, flexiti, differs } = question;
  return { kind, card: personView(card), flexiti: personView(flexiti), differs };
}

function personView({ firstName, middleName = null, lastName, birthDate = null }: Person): PersonView {
  return { firstName, middleName, lastName, birthDate };
}
