// The sandbox as a separate process, started as `npm run sandbox` does: Flexiti, for a live terminal.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectFolder } from './launch';
import { controlToken, sandboxAt, type TrainingSandbox } from '../../support/sandbox-control';

const firstLine = z.strictObject({ baseUrl: z.string(), clientId: z.string(), clientSecret: z.string() });

export interface ExternalSandbox {
  /** Its first line: the `api` of a configuration. */
  api: z.infer<typeof firstLine>;
  control: TrainingSandbox;
  /** SIGTERM, as from a service manager; gives the exit code. */
  stop: () => Promise<number | null>;
}

/** Starts it on a free port; throws where its first line is malformed. */
export async function startExternalSandbox(): Promise<ExternalSandbox> {
  const child = spawn(
    process.execPath,
    ['scripts/run.mjs', 'scripts/sandbox.ts', '--port', '0', '--control-token', controlToken],
    { cwd: projectFolder, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<number | null>((done) => {
    child.once('exit', done);
  });
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  const printed = new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', () => {
      fail(new Error('the sandbox ended before it printed its address'));
    });
  });
  try {
    const api = firstLine.parse(JSON.parse(await printed));
    return { api, control: sandboxAt(Number(new URL(api.baseUrl).port)), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
