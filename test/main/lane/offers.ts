// The intentions that a view offers the cashier, which must have an effect, and those that it does not offer.
import type { Intention, MethodView, OffersView, ProblemView, View } from '../../../preload/contract';

interface Offer {
  intention: Intention;
  offered: boolean;
}

export function offers(view: View, at: number): Offer[] {
  const { screen, question, canGoBack, canPark, parked, pendingScan, undo } = view;
  const always: Offer[] = [
    { intention: { type: 'back' }, offered: canGoBack },
    {
      intention: pendingScan === null ? { type: 'park' } : { type: 'park', scan: pendingScan.number },
      offered: canPark,
    },
    { intention: { type: 'undo' }, offered: undo !== null && at < undo.until },
    ...([1, 2] as const).flatMap((number): Offer[] => {
      const offered = parked.some((one) => one.number === number);
      return [
        { intention: { type: 'resume', number }, offered },
        { intention: { type: 'discard', number }, offered },
      ];
    }),
    ...(['acceptScan', 'declineScan'] as const).flatMap((type): Offer[] => [
      { intention: { type, scan: pendingScan?.number ?? 0 }, offered: pendingScan !== null },
      { intention: { type, scan: (pendingScan?.number ?? 1) - 1 }, offered: false },
    ]),
    { intention: { type: 'done' }, offered: screen.step === 'handOver' },
    { intention: { type: 'print' }, offered: view.slip === 'ready' },
    { intention: { type: 'answerPerson', answer: 'goOn' }, offered: question !== null },
    { intention: { type: 'answerPerson', answer: 'startOver' }, offered: question !== null },
  ];
  if (question !== null) {
    const heldBack: Intention[] = [
      { type: 'chooseAccount', index: 0 },
      { type: 'lookup', by: 'account', number: '1' },
      decision('sms'),
      decision('merchant_override'),
      { type: 'enterPin', pin: '1234' },
      { type: 'continue' },
      { type: 'handOver' },
    ];
    return [...always, ...heldBack.map((intention) => ({ intention, offered: false }))];
  }
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
        ...plansOf(screen.plans?.offer ?? null, true),
        ...(needsCard ? [{ intention: { type: 'giveCard', number: '4'.repeat(16) } as const, offered: true }] : []),
      ];
    }
    case 'quote':
      return [
        ...always,
        { intention: { type: 'retry' }, offered: screen.canAskAgain },
        { intention: { type: 'handOver' }, offered: screen.canHandOver },
        ...plansOf(screen.offer, !screen.regularOnly),
      ];
    case 'handOver':
      return always;
  }
}

function plansOf(shown: OffersView | null, offered: boolean): Offer[] {
  return (shown?.plans ?? []).flatMap(({ planId, terms }) =>
    terms.map(({ months }) => ({ intention: { type: 'choosePlan', planId, months } as const, offered })),
  );
}

function retry(problem: ProblemView | null): Offer[] {
  if (problem !== null && problem.action !== 'retry' && problem.action !== 'support') return [];
  return [{ intention: { type: 'retry' }, offered: problem !== null }];
}

function decision(format: MethodView['format']): Intention {
  if (format === 'security_question') return { type: 'verify', format, questionId: 6, answer: 'Rainbow' };
  if (format === 'merchant_override') return { type: 'verify', format, operator: '17' };
  return { type: 'verify', format };
}
