// One run of the guest: starts the machine, serves its calls and reports its results until it ends.
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { FromGuest, FromHost, HostMethods } from '../protocol';
import { startMachine } from './machine';
import type { ConsoleListener } from './machine';
import type { System } from './packages';
import { createProxy } from './proxy';
import { openQmp } from './qmp';
import type { Report } from './report';

/** All suites take two minutes. */
const limitMs = 15 * 60_000;

export interface Run {
  /** The initramfs. */
  guestFiles: string;
  /** For sockets. */
  folder: string;
  /** Names of suites; empty for all. */
  wanted: string[];
  report: Report;
  onConsole: ConsoleListener;
}

export async function runGuest(system: System, { guestFiles, folder, wanted, report, onConsole }: Run): Promise<void> {
  const machine = startMachine(system, guestFiles, folder, onConsole);
  let why = 'the emulated machine ended before the tests did';
  const late = setTimeout(() => {
    why = `the tests did not end within ${limitMs / 60_000} minutes`;
    machine.stop();
  }, limitMs);
  const talk = async (): Promise<null> => {
    const qmp = await openQmp(await machine.connect('qmp'));
    const proxy = createProxy(machine, qmp, wanted);
    await serve(await machine.connect('link'), proxy, report);
    return null;
  };
  try {
    const console = await Promise.race([talk(), machine.ended]);
    if (console !== null) report.broken(why, console);
  } catch (problem) {
    machine.stop();
    report.broken(problem instanceof Error ? problem.message : String(problem), await machine.ended);
  } finally {
    clearTimeout(late);
    machine.stop();
    await machine.ended;
  }
}

/** Resolves at the guest's `end`. */
function serve(link: Socket, proxy: ReturnType<typeof createProxy>, report: Report): Promise<void> {
  const answer = (message: FromHost): void => {
    link.write(`${JSON.stringify(message)}\n`);
  };
  link.on('error', () => undefined);
  return new Promise((done) => {
    createInterface({ input: link }).on('line', (line) => {
      const message = JSON.parse(line) as FromGuest;
      switch (message.type) {
        case 'check':
          report.check(message);
          break;
        case 'note':
          report.note(message.suite, message.text);
          break;
        case 'end':
          done();
          break;
        case 'call': {
          const { id } = message;
          // The guest's side has the same types.
          const method = proxy[message.method] as (params: unknown) => Promise<ReturnType<HostMethods['qemu']>>;
          method(message.params).then(
            (result) => {
              answer({ id, result });
            },
            (problem: unknown) => {
              answer({ id, error: problem instanceof Error ? problem.message : String(problem) });
            },
          );
        }
      }
    });
  });
}
