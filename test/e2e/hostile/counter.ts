// One customer at a hostile till: what the cashier does, and what is checked after each of it.
import type { Locator } from '@playwright/test';
import { sandboxCustomers } from '../../../main/sandbox';
import type { Intention, OffersView, OfferView, VerifyFormat, View } from '../../../preload/contract';
import { ending, folded, nextMove, type Visit } from '../../support/next-move';
import { isSettled } from '../support/driven-terminal';
import { wrongMoney } from './checks/money';
import { wrongOnPage } from './checks/page';
import { wrongPerson } from './checks/person';
import { endingsIn, pinsIn } from './checks/served';
import { wrongOnWire } from './checks/wire';
import type { HostileTill } from './hostile-till';

/** The terminal takes no longer Retry-After, and lets three minutes more go by at most. */
const longestHoldMs = 64 * 60_000;
/** More moves than any sale takes. */
const mostMoves = 45;

export class Counter {
  readonly wrong: string[] = [];
  #decisions = 0;
  #unsellable = 0;
  #failures = 0;
  /** Of the last check. */
  #checked = '';

  constructor(
    readonly till: HostileTill,
    readonly visit: Visit,
    readonly isByNumber: boolean,
  ) {}

  async scan({ customer }: Visit): Promise<void> {
    const { flowId } = await this.till.view();
    await this.till.pty.write(customer.payload());
    await this.till.until('the scan', (view) => view.flowId !== flowId);
  }

  async begin(intention: Intention): Promise<void> {
    await this.act(intention);
  }

  async act(intention: Intention): Promise<void> {
    if (intention.type === 'verify') this.#decisions += 1;
    if (!(await this.till.intend(intention))) this.wrong.push(`${intention.type} is refused`);
  }

  atVerify(): Promise<View> {
    return this.till.until('the account', (view) => view.screen.step === 'verify' && isSettled(view));
  }

  /** Up to the methods, with an amount and what Flexiti offers for it. */
  async quoteFor(visit: Visit): Promise<void> {
    await this.scan(visit);
    await this.atVerify();
    await this.act({ type: 'setAmount', amountCents: visit.amountCents });
    await this.atVerify();
  }

  decide({ customer }: Visit, format: VerifyFormat): Promise<void> {
    switch (format) {
      case 'security_question': {
        const { id, answer } = customer.question;
        return this.act({ type: 'verify', format, questionId: id, answer });
      }
      case 'merchant_override':
        return this.act({ type: 'verify', format, operator: 'Supervisor' });
      default:
        return this.act({ type: 'verify', format });
    }
  }

  expireToken(): Promise<void> {
    this.till.api.expireToken();
    return Promise.resolve();
  }

  pass(ms: number): Promise<void> {
    return this.till.pass(ms);
  }

  /** Waits for the answer, and checks all that can be seen. */
  async check(when: string): Promise<View> {
    const { till, visit, isByNumber } = this;
    await till.until(when, isSettled);
    const page = await till.look();
    const answers = till.api.received().map(({ served }) => served);
    const served = { endings: endingsIn(answers, visit, isByNumber) };
    const wrong = [
      ...wrongOnPage(page, till.language),
      ...[...page.seen, page.view].flatMap((view) => wrongPerson(view, visit, served, isByNumber)),
      ...wrongMoney(page, till.language, visit.amountCents, answers),
      ...wrongOnWire(till.api.received(), this.#decisions),
      ...till.complaints.splice(0),
    ];
    if (till.api.strays() > 0) wrong.push('somebody has called another origin');
    for (const fault of new Set(wrong)) this.wrong.push(`${when}: ${fault}`);
    this.#checked = stageOf(page.view);
    return page.view;
  }

  /** What a sensible cashier does until the sale is `finished`, or why it cannot go on. */
  async finish(): Promise<string> {
    const moves: string[] = [];
    for (let turn = 0; turn < mostMoves; turn += 1) {
      let view = await this.till.until(`move ${turn}`, isSettled);
      if (stageOf(view) !== this.#checked) view = await this.check(`move ${turn}`);
      const { sandbox } = this.till.api;
      const pins = sandbox.control.pins().filter(({ customerId }) => customerId === this.visit.customer.customerId);
      const sent = pins.filter(({ format }) => format === 'sms' || format === 'email').at(-1)?.pin ?? null;
      const move = nextMove(view, { guest: this.visit, lastPin: sent, pinCame: sent !== null });
      moves.push(`${stageOf(view)}, ${view.link.state}: ${move.kind === 'intend' ? move.intention.type : move.kind}`);
      switch (move.kind) {
        case 'arrive':
          return 'the counter is empty';
        case 'lost':
          return move.why;
        case 'wait':
          await this.till.pass(500);
          break;
        case 'failed':
          await this.#retry();
          break;
        case 'intend':
          if (move.intention.type === 'choosePlan') await this.#tryUnsellable(view);
          if (move.intention.type === 'done') {
            this.#checkHandOver(view);
            await this.act(move.intention);
            return 'finished';
          }
          // After a refusal without the link it is tried again when the link is back: time that passes in one go would end
          // the limit of the probe under way.
          if (move.intention.type === 'verify' && isAway(view))
            await this.till.until('the link', (now) => !isAway(now));
          else await this.act(move.intention);
      }
    }
    return `no end after ${mostMoves} moves, the last of them ${moves.slice(-4).join('; ')}`;
  }

  /** By the button of the page; where it has none, as the retry that comes by itself. */
  async #retry(): Promise<void> {
    // "Try now" asks once in five seconds during a Retry-After.
    await this.till.pass(5_500);
    const button = this.till.page.getByTestId('problem-action');
    this.#failures += 1;
    const clicked = this.#failures < 4 && (await button.count()) > 0 && (await pressed(button.first()));
    if (!clicked) await this.act({ type: 'retry' });
  }

  /** What lacks something that must be disclosed, or does not fit, cannot be handed over. */
  async #tryUnsellable({ screen, flowId }: View): Promise<void> {
    if (screen.step !== 'quote' || screen.offer === null || this.#unsellable > 0) return;
    const lacking = offersOf(screen.offer).filter(({ offer }) => lacks(offer));
    for (const { planId, months } of lacking.slice(0, 3)) {
      this.#unsellable += 1;
      await this.act({ type: 'choosePlan', planId, months });
      const after = await this.till.view();
      if (after.flowId !== flowId || after.screen.step !== 'quote' || after.screen.offer === null) return;
      const chosen = offersOf(after.screen.offer).filter(({ offer }) => offer.chosen);
      if (after.screen.canHandOver && chosen.some(({ offer }) => lacks(offer))) {
        this.wrong.push(`plan ${planId} of ${months} months lacks something, and can be handed over`);
      }
    }
  }

  #checkHandOver({ screen }: View): void {
    if (screen.step !== 'handOver') return;
    const { customer, amountCents } = this.visit;
    const received = this.till.api.received();
    if (ending(screen.accountNumber) !== ending(customer.accountNumber)) {
      const endings = endingsIn(
        received.map(({ served }) => served),
        this.visit,
        this.isByNumber,
      );
      if (!endings.has(ending(screen.accountNumber))) this.wrong.push('another account is handed over');
    }
    if (screen.amountCents !== amountCents) this.wrong.push('another amount is handed over');
    const pins = this.till.api.sandbox.control.pins().map(({ pin }) => pin);
    const answered = pinsIn(received.filter(({ endpoint }) => endpoint === 'verify').map(({ served }) => served));
    if (![...pins, ...answered].includes(screen.verificationCode)) this.wrong.push('a PIN of nobody is handed over');
    const requests = received.filter(({ endpoint }) => endpoint === 'verify').map(({ body }) => body);
    if (!requests.at(-1)?.includes(`"request_id":"${screen.requestId}"`)) {
      this.wrong.push('another request id is handed over than verify had');
    }
  }

  /** F2 on the keyboard: the counter is empty, and nothing of the customer is left on it. */
  async leave(): Promise<void> {
    const { till, visit } = this;
    till.api.attack(null);
    // What was said of its lifetime must not outlast this customer.
    till.api.expireToken();
    // A press that comes at once was meant for the screen before.
    await new Promise((later) => setTimeout(later, 110));
    const before = await till.view();
    if (before.customer !== null || before.canPark || !isEmpty(before)) await till.page.keyboard.press('F2');
    await till.until('an empty counter', isEmpty);
    const { text, view } = await till.look();
    const isTold = view.undo !== null || view.notice !== null;
    if (!isTold && folded(text).includes(folded(visit.customer.lastName))) {
      this.wrong.push('the customer is still on the screen after F2');
    }
    // A Retry-After may be hours.
    if (isLost(await till.view())) await till.pass(longestHoldMs);
    await till.until('the link', (now) => !isLost(now));
    till.api.forget();
  }
}

/** All that a quote offers, as it is chosen: the regular purchase has neither plan nor months. */
function offersOf({
  regular,
  plans,
}: OffersView): { planId: number | null; months: number | null; offer: OfferView }[] {
  return [
    ...(regular === null ? [] : [{ planId: null, months: null, offer: regular }]),
    ...plans.flatMap(({ planId, terms }) => terms.map((offer) => ({ planId, months: offer.months, offer }))),
  ];
}

function lacks({ missing, fit }: OfferView): boolean {
  return missing.length > 0 || fit === 'exceeds';
}

/** What a person would call another screen. */
function stageOf({ screen, question, notice, amountCents }: View): string {
  const part = screen.step === 'customer' ? screen.phase.kind : screen.step === 'verify' ? screen.attempt.kind : '';
  const problem = screen.step === 'verify' || screen.step === 'quote' ? (screen.problem?.code ?? '') : '';
  return [screen.step, part, problem, question?.kind, notice?.code, amountCents].join(' ');
}

/** False where it is gone by then: the call was made again by itself. */
async function pressed(button: Locator): Promise<boolean> {
  try {
    await button.click({ timeout: 500 });
    return true;
  } catch {
    return false;
  }
}

function isEmpty({ screen, customer }: View): boolean {
  return screen.step === 'customer' && screen.phase.kind === 'empty' && customer === null;
}

function isAway({ screen, link }: View): boolean {
  return isLost({ link }) && screen.step === 'verify' && screen.attempt.kind === 'refused';
}

function isLost({ link }: Pick<View, 'link'>): boolean {
  return link.state === 'offline' || link.state === 'down' || link.state === 'refused';
}

const served = [
  'bc-ordinary',
  'ab-ordinary',
  'sk-ordinary',
  'mb-ordinary',
  'nt-ordinary',
  'on-ordinary',
  'qc-english-speaking',
  'ns-ordinary',
  'qc-without-fees',
  'nl-monthly-fee',
  'qc-with-fees',
  'yt-ordinary',
];
const customers = served.map((id) => {
  const customer = sandboxCustomers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`the sandbox has no ${id}`);
  return customer;
});
/** What of the customers must never be on the disk. */
export function marksOfAll(): Record<string, string> {
  return Object.fromEntries(
    customers.flatMap(({ id, firstName, lastName, accountNumber, address1 }) => [
      [`${id}'s name`, lastName.length > 6 ? lastName : `${firstName} ${lastName}`],
      [`${id}'s account`, accountNumber],
      [`${id}'s address`, address1],
    ]),
  );
}

const methods: readonly VerifyFormat[] = [
  'security_question',
  'merchant_override',
  'regular_purchase_bypass',
  'sms',
  'email',
];

/** The next customer: never one whose licence was scanned a moment ago. `format`: the method that is tried. */
export function visitOf(number: number, format?: VerifyFormat): Visit {
  const customer = customers[number % customers.length];
  if (customer === undefined) throw new Error('there are customers');
  return {
    customer,
    arrives: 'scan',
    // Small enough for a bypass.
    amountCents: 15_000 + (number % 97) * 7,
    method: format ?? methods[number % methods.length] ?? 'sms',
    offer: number % 5,
  };
}
