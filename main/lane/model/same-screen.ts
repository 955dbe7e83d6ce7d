// Which states of a flow are one screen to the cashier.
import type { Flow } from './flow';
import { personQuestion } from './person-question';

/**
 * Whether both are drawn as one screen. Within it, what is under way may change; what a key or a touch means does not:
 * another step does, another part of the customer step, another list of accounts, or another question about the person. A
 * question stands before the screen, whatever goes on behind it.
 */
export function isSameScreen(one: Flow, other: Flow): boolean {
  if (one === other) return true;
  if (one.id !== other.id) return false;
  const asked = askedOf(one);
  if (asked !== askedOf(other)) return false;
  if (asked !== null) return true;
  if (one.step !== other.step) return false;
  if (one.step !== 'customer' || other.step !== 'customer') return true;
  if (one.phase.kind === 'choosing' && other.phase.kind === 'choosing')
    return one.phase.accounts === other.phase.accounts;
  return one.phase.kind === other.phase.kind;
}

function askedOf(flow: Flow): string | null {
  const question = personQuestion(flow);
  return question === null ? null : JSON.stringify([question.kind, question.flexiti]);
}
