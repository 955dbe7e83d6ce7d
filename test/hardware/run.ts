// `npm run test:hardware -- SUITE…`: the project's own drivers in an emulated machine with emulated USB scanners. Runs all
// suites or the named ones; `--console` shows the guest's console. Where the machine is not available the tests are skipped
// with one line.
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGuest } from './host/guest';
import { writeGuestFiles } from './host/guest-files';
import { Unavailable, setUpSystem } from './host/packages';
import { Report } from './host/report';
import type { Tally } from './host/report';

const options = process.argv.slice(2);
const wanted = options.filter((option) => !option.startsWith('--'));
/** A file for the numbers and the reason of a skip, for a caller that sums up several runners. */
const reportFile = options.find((option) => option.startsWith('--report='))?.slice('--report='.length);
const onConsole = (line: string): void => {
  if (options.includes('--console')) process.stderr.write(`[guest] ${line}\n`);
};

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  // The exit ends the emulated machine and removes its files.
  process.once(signal, () => process.exit(code));
}

const started = performance.now();
try {
  const system = await setUpSystem();
  const report = new Report();
  await inFolder(async (folder) => {
    const guestFiles = join(folder, 'guest.cpio');
    await writeGuestFiles(system, guestFiles);
    await runGuest(system, { guestFiles, folder, wanted, report, onConsole });
  });
  report.end((performance.now() - started) / 1000);
  await writeReport(report.tally);
  process.exitCode = report.tally.failed === 0 && report.tally.passed > 0 ? 0 : 1;
} catch (problem) {
  if (!(problem instanceof Unavailable)) throw problem;
  process.stdout.write(`hardware tests skipped: ${problem.message}\n`);
  await writeReport({ passed: 0, failed: 0, skipped: problem.message });
}

async function writeReport(tally: Tally & { skipped?: string }): Promise<void> {
  if (reportFile !== undefined) await writeFile(reportFile, JSON.stringify(tally));
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flexiti-hardware-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
