// The slip on paper in the real program: on a receipt printer and as PDF, compared with what the screen has.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { languages } from '../../../main/base';
import type { Language } from '../../../preload/contract';
import { freePort } from '../../support/free-port';
import { openPty } from '../../support/pty';
import { startReceiptPrinter, type TestPrinter } from '../../support/receipt-printer';
import { controlToken, sandboxAt } from '../../support/sandbox-control';
import { startCups, type Cups } from '../support/cups';
import { launch, type Launched } from '../support/launch';
import { customerOf, manageTill, TrainingTill } from '../support/training-till';

const aurora = customerOf('mb-ordinary');
const bare = (text: string): string => text.replaceAll(/\s/g, '');

let terminal: Launched;
let printer: TestPrinter;
let cups: Cups;
let folder: string;

/** A till with a printer at the address that is asked for when it starts. */
function tillWith(language: Language, address: () => string): TrainingTill {
  test.beforeAll(async () => {
    [printer, cups] = await Promise.all([startReceiptPrinter(), startCups()]);
    folder = mkdtempSync(join(tmpdir(), 'slips-'));
  });
  const till = manageTill(
    new TrainingTill(language, async () => {
      const [pty, port] = [await openPty(), await freePort()];
      const sandbox = { port, controlToken };
      const config = {
        language,
        store: '118',
        serial: { path: pty.terminalPath },
        sandbox,
        printer: { address: address() },
      };
      terminal = await launch({ config, env: cups.env });
      const close = async (): Promise<void> => {
        await terminal.close();
        await pty.close();
      };
      return { terminal, pty, sandbox: sandboxAt(port), close };
    }),
  );
  test.afterAll(async () => {
    await Promise.all([printer.close(), cups.close()]);
    rmSync(folder, { recursive: true });
  });
  test.afterEach(() => {
    printer.faults = {};
  });
  return till;
}

/** Up to the hand-over of a plan, with everything that the slip must have of it. */
async function handOver(till: TrainingTill, language: Language): Promise<string[]> {
  await till.quote(aurora, 120_000);
  await till.cashier.speak(language);
  await till.cashier.choose('plan-4-6');
  const { screen } = await till.view();
  if (screen.step !== 'quote' || screen.offer === null) throw new Error('not at the quote');
  const term = screen.offer.plans.flatMap(({ terms }) => terms).find(({ chosen }) => chosen);
  if (term === undefined) throw new Error('nothing is chosen');
  await till.cashier.primary();
  await till.cashier.expectStep('handOver');
  const cents = [120_000, term.paymentCents, term.totalCents, term.costOfBorrowingCents];
  return [
    ...cents.flatMap((one) => (one === null ? [] : [till.money(one)])),
    ...term.rates.flatMap(({ description, message }) => [description, message ?? '']),
    ...(term.fees ?? []).flatMap(({ description, message, amountCents }) => [
      description,
      message ?? '',
      till.money(amountCents ?? 0),
    ]),
    `•••• ${aurora.accountNumber.slice(-4)}`,
    '118',
  ];
}

function expectSlip(text: string, must: string[]): void {
  for (const one of must) expect(bare(text), one).toContain(bare(one));
  const { lastName, birthDate, accountNumber, address1 } = aurora;
  for (const secret of [lastName, birthDate, accountNumber, address1]) expect(bare(text)).not.toContain(bare(secret));
}

for (const language of languages) {
  test.describe(`in ${language}, on a receipt printer`, () => {
    const till = tillWith(language, () => `tcp:127.0.0.1:${printer.port}`);

    test('F5 prints what was chosen, once, and says so', async () => {
      const must = await handOver(till, language);
      const before = printer.paper().cuts;
      await expect(till.at('print-key')).toBeVisible();
      await Promise.all([till.page.keyboard.press('F5'), till.page.keyboard.press('F5')]);
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_printed'));
      const { text, codes, cuts } = printer.paper();
      expect(cuts - before).toBe(1);
      expectSlip(text, must);
      expect(codes).toHaveLength(1);
      expectSlip(codes[0] ?? '', must);
    });

    test('out of paper is a notice, the lane goes on, and nothing comes out later by itself', async () => {
      await handOver(till, language);
      const before = printer.received().length;
      printer.faults.hasPaper = false;
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_failed_no_paper'));
      printer.faults.hasPaper = true;
      await till.press('F2');
      await till.cashier.expectStep('customer');
      expect(printer.paper().text.slice(before)).toBe('');
      await handOver(till, language);
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_printed'));
    });

    test('a printer that stops in the middle is said, and not sent the slip again', async () => {
      await handOver(till, language);
      const before = printer.received().length;
      printer.faults.cutsAt = 300;
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_partly'));
      expect(printer.received().length - before).toBe(300);
    });
  });

  test.describe(`in ${language}, as PDF`, () => {
    const till = tillWith(language, () => `folder:${folder}`);

    test('the file has what was chosen, and nothing was asked of anybody', async () => {
      const must = await handOver(till, language);
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_printed'));
      const [file = '', ...others] = readdirSync(folder);
      expect(others).toEqual([]);
      expect(file).toMatch(/^slip-\w+\.pdf$/);
      expect(readFileSync(join(folder, file)).subarray(0, 5).toString()).toBe('%PDF-');
      expectSlip(execFileSync('pdftotext', ['-layout', join(folder, file), '-'], { encoding: 'utf8' }), must);
    });

    test('at the quote all offers are printed', async () => {
      await till.quote(aurora, 120_000);
      await till.cashier.speak(language);
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_printed'));
      const file = readdirSync(folder).toSorted().at(-1) ?? '';
      const text = execFileSync('pdftotext', ['-layout', join(folder, file), '-'], { encoding: 'utf8' });
      const { screen } = await till.view();
      const terms = screen.step === 'quote' ? (screen.offer?.plans ?? []).flatMap((plan) => plan.terms) : [];
      const open = terms.filter(({ missing, fit }) => missing.length === 0 && fit !== 'exceeds');
      expect(open.length).toBeGreaterThan(2);
      expectSlip(
        text,
        open.map(({ paymentCents }) => till.money(paymentCents ?? 0)),
      );
    });
  });

  test.describe(`in ${language}, on a printer of the system`, () => {
    const till = tillWith(language, () => `system:${cups.printer}`);

    test('CUPS gets what was chosen; a queue that is stopped gets nothing that would come out later', async () => {
      const must = await handOver(till, language);
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_sent'));
      expectSlip(await cups.takeText(), must);
      cups.stop();
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_failed_printer_error'));
      expect(cups.waiting()).toBe(0);
      cups.goOn();
    });
  });

  test.describe(`in ${language}, on a printer that the system has not`, () => {
    const till = tillWith(language, () => 'system:Nowhere');

    test('it is said, and nothing is printed', async () => {
      await handOver(till, language);
      await till.press('F5');
      await expect(till.at('notice')).toContainText(till.say('screens_note_slip_failed_not_found'));
      expect(cups.waiting()).toBe(0);
    });
  });
}
