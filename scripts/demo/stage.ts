// One pass of the demo lane in one language: every step is done, waited for, told in one line, and photographed.
import { expect, type Locator, type Page } from '@playwright/test';
import { sandboxCustomers, type SandboxCustomer } from '../../main/sandbox';
import type { Language, View } from '../../preload/contract';
import { largeDisplay, smallDisplay, type Album } from './album';
import { cashierAt, type Cashier } from '../../test/support/cashier';
import type { DemoTerminal } from './demo-terminal';

/** A step that did not end as it should; the message names it. */
export class StepFailed extends Error {}

export class Stage {
  readonly page: Page;
  readonly cashier: Cashier;
  readonly sandbox: DemoTerminal['sandbox'];
  /** What the cashier did last, to say where something broke. */
  lastStep = 'came';

  constructor(
    private readonly counter: DemoTerminal,
    readonly album: Album,
    readonly language: Language,
    private readonly say: (line: string) => void,
  ) {
    this.page = counter.page;
    this.sandbox = counter.sandbox;
    this.cashier = cashierAt(counter.page);
  }

  /** Sets the window's size and the cashier's language, and waits until the scanner is as it should be. */
  async open(scanner: 'good' | 'warning' | 'calm' = 'good'): Promise<void> {
    await this.counter.resize(...smallDisplay);
    if ((await this.page.locator('html').getAttribute('lang')) !== this.language) await this.at('language').click();
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.language);
    await expect(this.at('scanner')).toHaveAttribute('data-tone', scanner);
  }

  at(testId: string): Locator {
    return this.cashier.at(testId);
  }

  /** Does a step, waits until `shown` is there, photographs it where it has a name, and says what happened. */
  async step(does: string, act: () => Promise<void>, shown: Locator, picture?: string): Promise<void> {
    this.lastStep = does;
    try {
      await act();
      await expect(shown.first()).toBeVisible();
      // Out of the way: what the mouse is over looks different.
      await this.page.mouse.move(1, 1);
      const file = picture === undefined ? '' : ` [${await this.album.keep(this.counter, picture)}]`;
      this.say(`${this.language.slice(0, 2)}  the cashier ${does}; the terminal: ${await this.seen()}${file}`);
    } catch (problem) {
      const why = problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : 'no reason known';
      throw new StepFailed(`in ${this.language}, the cashier ${does}: ${why}`);
    }
  }

  /** Writes a customer's licence into the serial device, in pieces as a scanner does. */
  async scan(id: string): Promise<void> {
    await this.scanText(this.customer(id).payload());
  }

  async scanText(payload: string): Promise<void> {
    await this.counter.pty.write(payload, { chunks: [1, 7, 64, 32] });
  }

  customer(id: string): SandboxCustomer {
    const customer = sandboxCustomers.find((one) => one.id === id);
    if (customer === undefined) throw new StepFailed(`the sandbox has no customer ${id}`);
    return customer;
  }

  /** Scans a customer who has one account, speaks this pass's language with them, and types an amount if there is one. */
  async serve(id: string, amountCents: number | null = null): Promise<void> {
    await this.scan(id);
    await this.cashier.expectStep('verify');
    await expect(this.at('method-sms')).toBeVisible();
    await this.speak(this.language);
    if (amountCents !== null) await this.cashier.amount(amountCents);
  }

  /** Speaks a language with the customer. */
  async speak(language: Language): Promise<void> {
    await this.cashier.speak(language);
  }

  /** Scans, verifies by text message, and waits for the plans. */
  async serveToQuote(id: string, amountCents: number): Promise<void> {
    await this.serve(id, amountCents);
    const { accountNumber } = this.customer(id);
    await this.cashier.verify('sms', { sandbox: this.sandbox, accountNumber });
    await expect(this.at('offers')).toHaveAttribute('data-amount', String(amountCents));
  }

  /** Has the page draw something over its view that cannot be played. */
  async draw(over: Partial<View>): Promise<void> {
    await this.counter.draw(over);
  }

  async newCustomer(): Promise<void> {
    await this.cashier.newCustomer();
    await expect(this.at('purpose')).toBeVisible();
  }

  /** Photographs the present screen on a large display, where the album does not do so anyway. */
  async enlarge(picture: string, shown: Locator): Promise<void> {
    if (this.album.everySize) return;
    await this.step('looks at a large display', () => this.counter.resize(...largeDisplay), shown, `large-${picture}`);
    await this.counter.resize(...smallDisplay);
  }

  /** The question on the screen, with what stands beside it. */
  private async seen(): Promise<string> {
    const texts = [this.page.locator('h1:visible'), this.at('notice').locator('p'), this.at('problem').locator('p')];
    const said = await Promise.all(texts.map(async (text) => (await text.allInnerTexts()).join(' ')));
    return said.filter((text) => text !== '').join(' / ').replace(/\s+/g, ' ');
  }
}

/** Why a pass ended early, in words that name the step. */
export function reasonOf(problem: unknown, stage: Stage | null): string {
  if (problem instanceof StepFailed) return problem.message;
  const when = stage === null ? 'before the first step' : `after the cashier ${stage.lastStep}`;
  return `${when}: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`;
}
