// Screenshots of every screen and case, in both languages, both themes and on every display: the demo lane, and what it
// leaves out.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { startDemoTerminal, type DemoTerminal, type TerminalParts } from '../demo/demo-terminal';
import { goThrough } from '../demo/go-through';
import { reasonOf, Stage } from '../demo/stage';
import { Gallery } from './gallery';
import { unlockPin, withOperatorPin } from './operator-pin';
import { outages } from './outages';
import { rareCases } from './rare-cases';
import { withoutScanning } from './scanning-off';
import { training } from './training';

const languages: readonly Language[] = ['en-CA', 'fr-CA'];

/** Runs a terminal with these settings for the duration of `work`. */
async function withTerminal(
  parts: TerminalParts,
  settings: object,
  work: (terminal: DemoTerminal) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-screenshots-'));
  try {
    const terminal = await startDemoTerminal(parts, scratch, settings);
    try {
      await work(terminal);
    } finally {
      await terminal.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Gives false where a step failed, after printing which one and taking a screenshot of it. */
export async function takeScreenshots(parts: TerminalParts): Promise<boolean> {
  const started = Date.now();
  const folder = join(parts.root, 'screenshots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const galleries = languages.map((language) => new Gallery(parts.root, language));
  let last: Stage | null = null;

  const inLanguageOf = async (
    gallery: Gallery,
    terminal: DemoTerminal,
    work: (stage: Stage) => Promise<void>,
  ): Promise<void> => {
    last = new Stage(terminal, gallery, gallery.language, print);
    try {
      await work(last);
    } catch (problem) {
      // While the window is still open.
      await gallery.addFailure(terminal.page).catch(() => undefined);
      throw problem;
    }
  };
  const inEachLanguage = async (terminal: DemoTerminal, work: (stage: Stage) => Promise<void>): Promise<void> => {
    for (const gallery of galleries) await inLanguageOf(gallery, terminal, work);
  };

  try {
    await withTerminal(parts, {}, async (terminal) => {
      await inEachLanguage(terminal, async (stage) => {
        await stage.open();
        await training(stage);
        await goThrough(stage);
        await rareCases(stage);
        await outages(stage);
      });
      await terminal.pty.close();
      await inEachLanguage(terminal, async (stage) => {
        await stage.open('warning');
        const help = stage.at('scanner-help');
        await stage.step('finds the scanner unplugged', () => stage.newCustomer(), help, 'scanner-unplugged');
      });
    });
    await withTerminal(parts, { scanningAllowed: false, pinInCopies: true }, (terminal) =>
      inEachLanguage(terminal, async (stage) => {
        await stage.open('calm');
        await withoutScanning(stage);
      }),
    );
    // A terminal per language: the first one's wrong PINs would make the second wait.
    for (const gallery of galleries) {
      await withTerminal(parts, { unlockPin }, (terminal) => inLanguageOf(gallery, terminal, withOperatorPin));
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`Every step went well. The screenshots are in screenshots/ (${String(seconds)} seconds).`);
    return true;
  } catch (problem) {
    process.stderr.write(`FAILED: ${reasonOf(problem, last)}\n`);
    return false;
  }
}
