import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let scratch: string;
let program: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'flexiti-run-'));
  program = join(scratch, 'program.mts');
  writeFileSync(
    program,
    `const waiting: NodeJS.Timeout = setInterval(() => undefined, 1000);
     process.on('SIGTERM', () => { console.log('told to stop'); clearInterval(waiting); });
     console.log(JSON.stringify(process.argv.slice(2)));`,
  );
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Runs the program behind a shell that does not pass signals on, as npm does, and stops that shell. */
async function linesWhenShellIsStopped(env: NodeJS.ProcessEnv): Promise<string[]> {
  const script = `"${process.execPath}" scripts/run.mjs "${program}" --port 0; true`;
  const shell = spawn('sh', ['-c', script], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: shell.stdout })) {
    if (lines.length === 0) shell.kill('SIGTERM');
    lines.push(line);
  }
  return lines;
}

it.skipIf(process.platform === 'win32')(
  'runs a file with its arguments, prints nothing else, and stops with npm',
  async () => {
    const lines = await linesWhenShellIsStopped({ ...process.env, npm_lifecycle_event: 'sandbox' });
    expect(lines).toEqual(['["--port","0"]', 'told to stop']);
  },
);
