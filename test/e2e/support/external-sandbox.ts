// The sandbox as a process of its own, started as `npm run sandbox` does: what a live terminal takes for Flexiti.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectFolder } from './launch';
import { controlToken, sandboxAt, type TrainingSandbox } from '../../support/sandbox-control';

const firstLine = z.strictObject({ baseUrl: z.string(), clientId: z.string(), clientSecret: z.string() });

export interface ExternalSandbox {
  /** What it says of itself: the `api` of a configuration. */
  api: z.infer<typeof firstLine>;
  control: TrainingSandbox;
  /** Told to stop as by a service manager; gives its exit code. */
  stop: () => Promise<number | null>;
}

/** Starts it on a free port; throws where its first line is not the promised one. */
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
  const said = new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', () => {
      fail(new Error('the sandbox ended before it had said where it is'));
    });
  });
  try {
    const api = firstLine.parse(JSON.parse(await said));
    return { api, control: sandboxAt(Number(new URL(api.baseUrl).port)), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
