// The demo lane: the real terminal in training mode under a virtual display, licences written into a real serial device,
// and a walk through every screen in both languages, with screenshots in demo/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { DemoAlbum } from './album';
import { startDemoTerminal, type DemoTerminal, type TerminalParts } from './demo-terminal';
import { goThrough } from './go-through';
import { reasonOf, Stage } from './stage';

const languages: readonly Language[] = ['en-CA', 'fr-CA'];

/** Gives false where a step failed, after printing which one and taking a screenshot of it. */
export async function runDemo(parts: TerminalParts): Promise<boolean> {
  const started = Date.now();
  const folder = join(parts.root, 'demo');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-demo-'));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  let terminal: DemoTerminal | null = null;
  let stage: Stage | null = null;
  try {
    terminal = await startDemoTerminal(parts, scratch);
    for (const language of languages) {
      stage = new Stage(terminal, new DemoAlbum(folder, language), language, print);
      await stage.open();
      await goThrough(stage);
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`Every step went well. The screenshots are in demo/ (${String(seconds)} seconds).`);
    return true;
  } catch (problem) {
    process.stderr.write(`FAILED: ${reasonOf(problem, stage)}\n`);
    await stage?.album.addFailure(stage.page).catch(() => undefined);
    return false;
  } finally {
    await terminal?.close();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
