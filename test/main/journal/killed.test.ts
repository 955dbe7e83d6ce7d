// A real process that keeps a lane, killed at any moment: what is found afterwards is what was kept last, whole.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/folders.mjs';
import { openJournal } from '../../../main/journal';
import { byId, entriesOf } from './entries';
import { laneAt } from './lane-at';

const key = randomBytes(32);
let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'journal-'));
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: join(import.meta.dirname, 'programs', 'keeper.ts'),
      outDir: join(scratch, 'program'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'keeper.mjs' } },
    },
  });
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts the keeper, kills it so many milliseconds after its first word, and gives the last number it said. */
async function keepAndKill(folder: string, first: number, afterMs: number): Promise<number> {
  const keeper = spawn(
    process.execPath,
    [join(scratch, 'program', 'keeper.mjs'), folder, key.toString('hex'), String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  keeper.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = once(keeper, 'close');
  await Promise.race([once(keeper.stdout, 'data'), closed]);
  await delay(afterMs);
  keeper.kill('SIGKILL');
  await closed;
  expect(keeper.signalCode).toBe('SIGKILL');
  // The last line may be cut off, if the kill came within it.
  return Number(said.split('\n').at(-2));
}

it('is found as it was kept last, or was being kept, at each of thirty kills', async () => {
  const folder = join(scratch, 'journal');
  let next = 1;
  for (let times = 0; times < 30; times += 1) {
    const last = await keepAndKill(folder, next, randomInt(40));
    expect(last).toBeGreaterThanOrEqual(next);
    const { journal, problems } = openJournal({ folder, name: 'live', key, now: Date.now });
    expect(problems).toEqual([]);
    const found = entriesOf(journal.takeStored());
    expect([byId(laneAt(last)), byId(laneAt(last + 1))]).toContainEqual(found);
    journal.close();
    next = last + 1;
  }
});
