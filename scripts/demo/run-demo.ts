// The demo lane: the real terminal in training mode under a virtual display, a real serial device that licences are
// written into, and a cashier who goes through every screen in both languages and photographs it into demo/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { DemoAlbum } from './album';
import { startCounter, type DemoTerminal, type CounterParts } from './demo-terminal';
import { goThrough } from './go-through';
import { reasonOf, Stage } from './stage';

const languages: readonly Language[] = ['en-CA', 'fr-CA'];

/** Goes through it all. Gives false where a step failed, after saying which one and what stood on the screen. */
export async function runDemo(parts: CounterParts): Promise<boolean> {
  const started = Date.now();
  const folder = join(parts.root, 'demo');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-demo-'));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let counter: DemoTerminal | null = null;
  let stage: Stage | null = null;
  try {
    counter = await startCounter(parts, scratch);
    for (const language of languages) {
      stage = new Stage(counter, new DemoAlbum(folder, language), language, say);
      await stage.open();
      await goThrough(stage);
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`Every step went well. The screens are in demo/ (${String(seconds)} seconds).`);
    return true;
  } catch (problem) {
    process.stderr.write(`FAILED: ${reasonOf(problem, stage)}\n`);
    await stage?.album.keepFailure(stage.page).catch(() => undefined);
    return false;
  } finally {
    await counter?.close();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
