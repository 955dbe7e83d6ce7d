// Photographs every screen and every case, in both languages, both themes and on a small and a large display. The lane is
// the demo's; what it leaves out is added here.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { startCounter, type DemoTerminal, type CounterParts } from '../demo/demo-terminal';
import { goThrough } from '../demo/go-through';
import { reasonOf, Stage } from '../demo/stage';
import { Gallery } from './gallery';
import { unlockPin, withOperatorPin } from './operator-pin';
import { outages } from './outages';
import { rareCases } from './rare-cases';
import { withoutScanning } from './scanning-off';
import { training } from './training';

const languages: readonly Language[] = ['en-CA', 'fr-CA'];

/** Opens a terminal with these settings for as long as the work takes. */
async function withCounter(
  parts: CounterParts,
  settings: object,
  work: (counter: DemoTerminal) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-screenshots-'));
  try {
    const counter = await startCounter(parts, scratch, settings);
    try {
      await work(counter);
    } finally {
      await counter.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Takes them all. Gives false where a step failed, after saying which one and what stood on the screen. */
export async function takeScreenshots(parts: CounterParts): Promise<boolean> {
  const started = Date.now();
  const folder = join(parts.root, 'screenshots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const galleries = languages.map((language) => new Gallery(parts.root, language));
  let last: Stage | null = null;

  const inLanguageOf = async (
    gallery: Gallery,
    counter: DemoTerminal,
    work: (stage: Stage) => Promise<void>,
  ): Promise<void> => {
    last = new Stage(counter, gallery, gallery.language, say);
    try {
      await work(last);
    } catch (problem) {
      // Now, while the window is there to be photographed.
      await gallery.keepFailure(counter.page).catch(() => undefined);
      throw problem;
    }
  };
  const inEachLanguage = async (counter: DemoTerminal, work: (stage: Stage) => Promise<void>): Promise<void> => {
    for (const gallery of galleries) await inLanguageOf(gallery, counter, work);
  };

  try {
    await withCounter(parts, {}, async (counter) => {
      await inEachLanguage(counter, async (stage) => {
        await stage.open();
        await training(stage);
        await goThrough(stage);
        await rareCases(stage);
        await outages(stage);
      });
      await counter.pty.close();
      await inEachLanguage(counter, async (stage) => {
        await stage.open('warning');
        const help = stage.at('scanner-help');
        await stage.step('finds the scanner unplugged', () => stage.newCustomer(), help, 'scanner-unplugged');
      });
    });
    await withCounter(parts, { scanningAllowed: false, pinInCopies: true }, (counter) =>
      inEachLanguage(counter, async (stage) => {
        await stage.open('calm');
        await withoutScanning(stage);
      }),
    );
    // The wrong PINs of one language would let the next one wait.
    for (const gallery of galleries) {
      await withCounter(parts, { unlockPin }, (counter) => inLanguageOf(gallery, counter, withOperatorPin));
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`Every step went well. The pictures are in screenshots/ (${String(seconds)} seconds).`);
    return true;
  } catch (problem) {
    process.stderr.write(`FAILED: ${reasonOf(problem, last)}\n`);
    return false;
  }
}
