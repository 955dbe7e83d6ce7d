// The intentions that a view offers the cashier, which must have an effect, and those that it does not offer.
import type { Intention, MethodView, ProblemView, View } from '../../../preload/contract';

interface Offer {
  intention: Intention;
  offered: boolean;
}

export function offers(view: View, at: number): Offer[] {
  const { screen, canGoBack, canPark, parked, pendingScan } = view;
  const always: Offer[] = [
    { intention: { type: 'back' }, offered: canGoBack },
    { intention: { type: 'park' }, offered: canPark },
    ...([1, 2] as const).flatMap((number): Offer[] => {
      const offered = parked.some((one) => one.number === number);
      return [
        { intention: { type: 'resume', number }, offered },
        { intention: { type: 'discard', number }, offered },
      ];
    }),
    { intention: { type: 'acceptScan' }, offered: pendingScan !== null },
    { intention: { type: 'declineScan' }, offered: pendingScan !== null },
    { intention: { type: 'done' }, offered: screen.step === 'handOver' },
  ];
  switch (screen.step) {
    case 'customer': {
      const { phase } = screen;
      return [
        ...always,
        ...(phase.kind === 'failed' ? retry(phase.problem) : []),
        // One that may not buy can be pressed, and says why.
        { intention: { type: 'chooseAccount', index: 0 }, offered: phase.kind === 'choosing' },
      ];
    }
    case 'verify': {
      const { attempt, methods, needsCard, problem } = screen;
      const sending = attempt.kind === 'sending';
      const again = (format: MethodView['format']): boolean =>
        attempt.kind !== 'sent' || attempt.to !== format || at >= attempt.againAt;
      return [
        ...always,
        ...retry(problem),
        ...methods.map(({ format, available }) => ({
          intention: decision(format),
          offered: available && !sending && again(format),
        })),
        { intention: { type: 'enterPin', pin: '1234' }, offered: attempt.kind === 'sent' },
        { intention: { type: 'continue' }, offered: attempt.kind === 'verified' },
        ...(needsCard ? [{ intention: { type: 'giveCard', number: '4'.repeat(16) } as const, offered: true }] : []),
      ];
    }
    case 'quote':
      return [
        ...always,
        ...retry(screen.problem),
        { intention: { type: 'handOver' }, offered: screen.canHandOver },
        ...(screen.offer?.plans ?? []).flatMap(({ planId, terms }) =>
          terms.map(({ months }) => ({
            intention: { type: 'choosePlan', planId, months } as const,
            offered: !screen.regularOnly,
          })),
        ),
      ];
    case 'handOver':
      return always;
  }
}

function retry(problem: ProblemView | null): Offer[] {
  if (problem !== null && problem.action !== 'retry') return [];
  return [{ intention: { type: 'retry' }, offered: problem !== null }];
}

function decision(format: MethodView['format']): Intention {
  if (format === 'security_question') return { type: 'verify', format, questionId: 6, answer: 'Rainbow' };
  if (format === 'merchant_override') return { type: 'verify', format, operator: '17' };
  return { type: 'verify', format };
}
