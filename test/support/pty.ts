// A real serial device for the demo lane and for tests: a pseudo-terminal whose far end socat holds.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Pty {
  terminalPath: string;
  /**
   * Sends bytes from the far end; text is ISO 8859-1. `chunks` are the sizes of the pieces in bytes, the last one for all
   * that follow; `pauseMs` (2 by default) is between pieces.
   */
  write(bytes: Uint8Array | string, options?: { chunks?: number[]; pauseMs?: number }): Promise<void>;
  /** Ends the far end when all that was written is through, as if the cable was pulled; the path disappears. */
  close(): Promise<void>;
}

/** Opens a pty, at `path` (to replug a scanner) or at a new temporary one. */
export async function openPty(path?: string): Promise<Pty> {
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'pty-')) : null;
  const terminalPath = path ?? join(folder ?? '', 'scanner');
  const socat = spawn('socat', ['-u', '-', `pty,raw,echo=0,link=${terminalPath}`], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  const state = { gone: false };
  socat.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  socat.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    socat.on('error', (error) => (complaint += error.message));
    socat.on('close', () => {
      state.gone = true;
      resolve();
    });
  });
  while (!existsSync(terminalPath)) {
    if (state.gone) throw new Error(`socat gave no pty: ${complaint}`);
    await delay(5);
  }

  const send = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      socat.stdin.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });

  let written = 0;
  const ownOutput = await outputOf(socat.pid);
  const isThrough = async (): Promise<boolean> => state.gone || (await outputOf(socat.pid)) - ownOutput >= written;

  return {
    terminalPath,
    async write(data, { chunks = [], pauseMs = 2 } = {}) {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
      let at = 0;
      let piece = 0;
      while (at < bytes.length) {
        const part = bytes.subarray(at, at + (chunks[Math.min(piece, chunks.length - 1)] ?? bytes.length));
        await send(part);
        at += part.length;
        written += part.length;
        piece += 1;
        if (at < bytes.length) await delay(pauseMs);
      }
    },
    async close() {
      while (!(await isThrough())) await delay(5);
      // A cable that is pulled takes with it what the terminal has not read yet.
      if (!state.gone && written > 0) await delay(readingMs);
      socat.kill('SIGTERM');
      await ended;
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** In which a terminal on a busy machine has read what lies ready; shorter than the silence that ends a scan. */
const readingMs = 50;

/** @returns How many bytes a process has written by now; 0 when it is gone. */
async function outputOf(pid: number | undefined): Promise<number> {
  const counters = await readFile(`/proc/${pid}/io`, 'utf8').catch(() => '');
  return Number(/^wchar: (\d+)$/m.exec(counters)?.[1] ?? 0);
}
