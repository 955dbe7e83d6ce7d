// A run's output: a line per check, then the tally.
import type { FromGuest } from '../protocol';

type Check = Extract<FromGuest, { type: 'check' }>;

export interface Tally {
  passed: number;
  failed: number;
}

export class Report {
  readonly tally: Tally = { passed: 0, failed: 0 };

  check({ suite, name, ms, failure }: Check): void {
    this.tally[failure === null ? 'passed' : 'failed'] += 1;
    const number = this.tally.passed + this.tally.failed;
    print(`${failure === null ? 'ok' : 'not ok'} ${number} ${suite}: ${name} (${Math.round(ms)} ms)`);
    if (failure !== null) this.detail(failure);
  }

  note(suite: string, text: string): void {
    print(`# ${suite}: ${text}`);
  }

  /** The run itself failed, which counts as a failed check. */
  broken(why: string, console: string): void {
    this.tally.failed += 1;
    print(`not ok ${this.tally.passed + this.tally.failed} ${why}`);
    this.detail(console);
  }

  end(seconds: number): void {
    print(`hardware: ${this.tally.passed} passed, ${this.tally.failed} failed (${Math.round(seconds)} s)`);
  }

  private detail(text: string): void {
    for (const line of text.split('\n')) print(`    ${line}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
