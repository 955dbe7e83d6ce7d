// Other processes of the guest.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SerialScanner } from '../../../main/base';
import type { ScannerEvent } from '../../../main/scanner';
import { ScannerEvents } from './scanner-events';

/** Ids of a user and of a group of the guest. */
export const cashier = 1000;
export const dialout = 20;

/** Scanners opened by an ordinary user in a single group. */
export class CashierScanners extends ScannerEvents {
  private readonly child: ChildProcess;

  constructor(serial: readonly SerialScanner[], group: number) {
    super();
    this.child = start('print-scanner-events', JSON.stringify(serial), { uid: cashier, gid: group });
    onLine(this.child, (line) => {
      this.record(JSON.parse(line) as ScannerEvent);
    });
  }

  close(): Promise<void> {
    return end(this.child);
  }
}

/** Holds a serial port, as another program would. Gives the function that releases it. */
export async function holdPort(path: string): Promise<() => Promise<void>> {
  const child = start('hold-port', path);
  await new Promise<void>((done, fail) => {
    onLine(child, () => {
      done();
    });
    child.once('exit', () => {
      fail(new Error('the port could not be held'));
    });
  });
  return () => end(child);
}

function start(program: string, argument: string, user: { uid?: number; gid?: number } = {}): ChildProcess {
  const script = join(import.meta.dirname, `${program}.mjs`);
  return spawn(process.execPath, [script, argument], { stdio: ['pipe', 'pipe', 'inherit'], ...user });
}

function onLine(child: ChildProcess, listener: (line: string) => void): void {
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', listener);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
