// A process that stores a lane is killed at random moments: what is restored is the last stored lane, whole.
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
      ssr: join(import.meta.dirname, 'programs', 'writer.ts'),
      outDir: join(scratch, 'program'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts the writer, kills it `afterMs` after its first output, and gives the last number it printed. */
async function storeAndKill(folder: string, first: number, afterMs: number): Promise<number> {
  const writer = spawn(
    process.execPath,
    [join(scratch, 'program', 'writer.mjs'), folder, key.toString('hex'), String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const closed = once(writer, 'close');
  await Promise.race([once(writer.stdout, 'data'), closed]);
  await delay(afterMs);
  writer.kill('SIGKILL');
  await closed;
  expect(writer.signalCode).toBe('SIGKILL');
  // The kill may have cut off the last line.
  return Number(output.split('\n').at(-2));
}

it('restores the last stored lane, or the one being stored, after each of thirty kills', async () => {
  const folder = join(scratch, 'journal');
  let next = 1;
  for (let times = 0; times < 30; times += 1) {
    const last = await storeAndKill(folder, next, randomInt(40));
    expect(last).toBeGreaterThanOrEqual(next);
    const { journal, problems } = openJournal({ folder, name: 'live', key, now: Date.now });
    expect(problems).toEqual([]);
    const found = entriesOf(journal.takeStored());
    expect([byId(laneAt(last)), byId(laneAt(last + 1))]).toContainEqual(found);
    journal.close();
    next = last + 1;
  }
});
