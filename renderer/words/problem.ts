// Failed calls as sentences that say what to do.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language, ProblemCode, ProblemView } from '../../preload/contract';
import { wordsOfCall } from './call';
import { wordsIfKnown, type MessageKey } from './catalogue';
import { readableParams, wordsOfField } from './params';

/** In the cashier's language. A code without words is shown, with a sentence that says what to do. */
export function wordsOfProblem(problem: ProblemView, language: Language, flexitiPhone: string | null = null): string {
  const { code, params } = problem;
  const { seconds } = params;
  const sentence =
    wordsWithFields(problem, language) ??
    wordsIfKnown(keyOf(code), readableParams(params, language)) ??
    m.screens_problem_unknown({ code });
  if (code === 'user_not_able_to_purchase' || code === 'user_not_active')
    return `${sentence} ${wordsOfCall(flexitiPhone, language)}`;
  return typeof seconds === 'number' ? `${sentence} ${m.flexiti_wait_seconds({ seconds })}` : sentence;
}

function keyOf(code: ProblemCode): MessageKey {
  if (code === 'terminal_stopped') return 'screens_problem_terminal_stopped';
  return code === 'account_or_card_not_found' ? 'screens_problem_account_or_card_not_found' : `flexiti_${code}`;
}

/** With the fields at fault; null if none of them is one that a cashier types. */
function wordsWithFields({ code, params }: ProblemView, language: Language): string | null {
  if (code !== 'invalid_request' && code !== 'wrong_inputs') return null;
  const names = typeof params['fields'] === 'string' ? params['fields'].split(', ') : [];
  const known = names.map(wordsOfField).filter((field) => field !== null);
  if (known.length === 0) return null;
  const fields = new Intl.ListFormat(language).format(known);
  return code === 'invalid_request'
    ? m.screens_problem_invalid_request_fields({ fields })
    : m.screens_problem_wrong_inputs_fields({ fields });
}
