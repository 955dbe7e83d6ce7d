// QEMU's control socket (QEMU Machine Protocol).
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

interface Answer {
  event?: string;
  return?: unknown;
  error?: { desc: string };
  QMP?: unknown;
}

interface Pending {
  done: (result: unknown) => void;
  fail: (problem: Error) => void;
}

export interface Qmp {
  /** @throws Error with QEMU's message */
  execute(command: string, parameters?: Record<string, unknown>): Promise<unknown>;
  /** Resolves at the next event of this name. */
  event(name: string): Promise<void>;
}

export async function openQmp(socket: Socket): Promise<Qmp> {
  const pending: Pending[] = [];
  const waiting = new Map<string, (() => void)[]>();

  createInterface({ input: socket }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.event !== undefined) {
      for (const done of waiting.get(answer.event) ?? []) done();
      waiting.delete(answer.event);
    } else if (answer.QMP === undefined) {
      const { done, fail } = pending.shift() ?? {};
      if (answer.error === undefined) done?.(answer.return);
      else fail?.(new Error(`QEMU: ${answer.error.desc}`));
    }
  });

  const qmp: Qmp = {
    execute: (command, parameters = {}) =>
      new Promise((done, fail) => {
        pending.push({ done, fail });
        socket.write(`${JSON.stringify({ execute: command, arguments: parameters })}\n`);
      }),
    event: (name) =>
      new Promise((done) => {
        waiting.set(name, [...(waiting.get(name) ?? []), done]);
      }),
  };
  await qmp.execute('qmp_capabilities');
  return qmp;
}
