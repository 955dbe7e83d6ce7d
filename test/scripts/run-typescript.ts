// A script of the project's, run as a process of its own.
import { spawn } from 'node:child_process';

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** @param script its path from the project's folder; @param encoding of its standard output */
export function runTypeScript(
  script: string,
  args: readonly string[],
  input: string | Buffer = '',
  encoding: 'utf8' | 'latin1' = 'utf8',
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args]);
    let out = '';
    let err = '';
    child.stdout.setEncoding(encoding).on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
    child.stdin.on('error', () => undefined).end(input);
  });
}
