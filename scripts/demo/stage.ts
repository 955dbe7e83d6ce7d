// One pass of the demo lane in one language: every step is performed, awaited, printed as one line, and photographed.
import { expect, type Locator, type Page } from '@playwright/test';
import { sandboxCustomers, type SandboxCustomer } from '../../main/sandbox';
import type { Language, View } from '../../preload/contract';
import { largeDisplay, smallDisplay, type Album } from './album';
import { cashierAt, type Cashier } from '../../test/support/cashier';
import type { DemoTerminal } from './demo-terminal';

/** The message names the step. */
export class StepFailed extends Error {}

export class Stage {
  readonly page: Page;
  readonly cashier: Cashier;
  readonly sandbox: DemoTerminal['sandbox'];
  /** What the cashier did last, for error messages. */
  lastStep = 'came';

  constructor(
    private readonly terminal: DemoTerminal,
    readonly album: Album,
    readonly language: Language,
    private readonly print: (line: string) => void,
  ) {
    this.page = terminal.page;
    this.sandbox = terminal.sandbox;
    this.cashier = cashierAt(terminal.page);
  }

  /** Sets the window's size and the cashier's language, and waits for the scanner's status. */
  async open(scanner: 'good' | 'warning' | 'calm' = 'good'): Promise<void> {
    await this.terminal.resize(...smallDisplay);
    if ((await this.page.locator('html').getAttribute('lang')) !== this.language) await this.at('language').click();
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.language);
    await expect(this.at('scanner')).toHaveAttribute('data-tone', scanner);
  }

  at(testId: string): Locator {
    return this.cashier.at(testId);
  }

  /** Performs a step, waits until `shown` is visible, takes a screenshot where `picture` names one, and prints a line. */
  async step(does: string, act: () => Promise<void>, shown: Locator, picture?: string): Promise<void> {
    this.lastStep = does;
    try {
      await act();
      await expect(shown.first()).toBeVisible();
      // So that nothing is hovered.
      await this.page.mouse.move(1, 1);
      const file = picture === undefined ? '' : ` [${await this.album.add(this.terminal, picture)}]`;
      this.print(`${this.language.slice(0, 2)}  the cashier ${does}; the terminal: ${await this.seen()}${file}`);
    } catch (problem) {
      const why = problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : 'no reason known';
      throw new StepFailed(`in ${this.language}, the cashier ${does}: ${why}`);
    }
  }

  async scan(id: string): Promise<void> {
    await this.scanText(this.customer(id).payload());
  }

  async scanText(payload: string): Promise<void> {
    await this.terminal.pty.write(payload, { chunks: [1, 7, 64, 32] });
  }

  customer(id: string): SandboxCustomer {
    const customer = sandboxCustomers.find((one) => one.id === id);
    if (customer === undefined) throw new StepFailed(`the sandbox has no customer ${id}`);
    return customer;
  }

  /** Scans a customer with one account, sets this pass's language, and types the amount, if any. */
  async serve(id: string, amountCents: number | null = null): Promise<void> {
    await this.scan(id);
    await this.cashier.expectStep('verify');
    await expect(this.at('method-sms')).toBeVisible();
    await this.speak(this.language);
    if (amountCents !== null) await this.cashier.amount(amountCents);
  }

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

  async draw(over: Partial<View>): Promise<void> {
    await this.terminal.draw(over);
  }

  async newCustomer(): Promise<void> {
    await this.cashier.newCustomer();
    await expect(this.at('purpose')).toBeVisible();
  }

  /** Takes a screenshot on a large display, unless the album does so for every one. */
  async enlarge(picture: string, shown: Locator): Promise<void> {
    if (this.album.everySize) return;
    await this.step('looks at a large display', () => this.terminal.resize(...largeDisplay), shown, `large-${picture}`);
    await this.terminal.resize(...smallDisplay);
  }

  /** The screen's heading, notice and problem. */
  private async seen(): Promise<string> {
    const texts = [this.page.locator('h1:visible'), this.at('notice').locator('p'), this.at('problem').locator('p')];
    const shown = await Promise.all(texts.map(async (text) => (await text.allInnerTexts()).join(' ')));
    return shown.filter((text) => text !== '').join(' / ').replace(/\s+/g, ' ');
  }
}

/** Why a pass ended early; names the step. */
export function reasonOf(problem: unknown, stage: Stage | null): string {
  if (problem instanceof StepFailed) return problem.message;
  const when = stage === null ? 'before the first step' : `after the cashier ${stage.lastStep}`;
  return `${when}: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`;
}
