// Starts the built terminal as a plain process, without Playwright, for tests from outside.
import { spawn, type ChildProcess } from 'node:child_process';
import { hook, programArguments, programEnvironment } from './launch';
import { electronExecutable } from './runtime';

export interface Started {
  process: ChildProcess;
  /** Resolves when its first page has loaded; rejects where the program ends before. */
  loaded: Promise<void>;
  /** Its standard error so far; Chromium writes there too. */
  stderrText: () => string;
  /** Gives the exit code. */
  ended: Promise<number | null>;
  stop: () => Promise<void>;
}

export function start(userDataDir: string, args: string[] = [], env: Record<string, string> = {}): Started {
  const child = spawn(electronExecutable(), [...hook('print-loaded'), ...programArguments(userDataDir, args)], {
    env: programEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      done(code);
    });
  });
  let stderrText = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderrText += text));
  const loaded = new Promise<void>((done, fail) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('page loaded')) done();
    });
    child.once('exit', () => {
      fail(new Error('the program ended before its page had loaded'));
    });
  });
  // Not every test awaits it.
  loaded.catch(() => undefined);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { process: child, loaded, stderrText: () => stderrText, ended, stop };
}
