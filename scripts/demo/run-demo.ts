// The demo lane: the real terminal in training mode under a virtual display, a real serial device that licences are
// written into, and a cashier who goes through every screen in both languages and photographs it into demo/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { Album } from './album';
import { startCounter, type Counter } from './counter';
import { findCustomer } from './find-customer';
import { Stage, StepFailed } from './stage';
import { handOver } from './handing-over';
import { quote } from './quoting';
import { verify } from './verifying';

export interface DemoParts {
  /** The checkout, whose `out/` is built. */
  root: string;
  /** The folder of an Electron release. */
  runtimeFolder: string;
  /** What Electron must be told about this machine. */
  electronArguments: readonly string[];
  /** Names the display. */
  env: NodeJS.ProcessEnv;
}

const languages: readonly Language[] = ['en-CA', 'fr-CA'];

/** Goes through it all. Gives false where a step failed, after saying which one and what stood on the screen. */
export async function runDemo(parts: DemoParts): Promise<boolean> {
  const started = Date.now();
  const folder = join(parts.root, 'demo');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'flexiti-demo-'));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let counter: Counter | null = null;
  let stage: Stage | null = null;
  try {
    counter = await startCounter(parts, scratch);
    for (const language of languages) {
      stage = new Stage(counter, new Album(folder, language), language, say);
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

function reasonOf(problem: unknown, stage: Stage | null): string {
  if (problem instanceof StepFailed) return problem.message;
  const when = stage === null ? 'before the first step' : `after the cashier ${stage.lastStep}`;
  return `${when}: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`;
}

async function goThrough(stage: Stage): Promise<void> {
  await stage.open();
  await findCustomer(stage);
  await verify(stage);
  await quote(stage);
  await handOver(stage);
}
