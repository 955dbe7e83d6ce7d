// A CUPS of its own, with one queue that prints into PDF files: the system's is left as it is.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Cups {
  /** The queue's name. */
  printer: string;
  /** For the program that prints. */
  env: Record<string, string>;
  /** Stops the queue, or lets it go on. */
  stop(): void;
  goOn(): void;
  /** How many jobs wait in the queue. */
  waiting(): number;
  /** Waits until the next job is printed, and gives its text: as it came, for the driver makes pictures of the letters. */
  takeText(): Promise<string>;
  close(): Promise<void>;
}

const printer = 'Front-Office';
const driver = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';
/** The driver's own setting: a folder of the user who prints. */
const output = join(userInfo().homedir, 'PDF');

const daemon = (folder: string): string => `
Listen ${folder}/cups.sock
DefaultAuthType None
Browsing No
WebInterface No
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
const files = (folder: string): string => `
ServerRoot ${folder}/root
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/tmp
AccessLog ${folder}/access.log
ErrorLog ${folder}/error.log
PageLog ${folder}/page.log
SystemGroup root
`;

export async function startCups(): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'cups-'));
  for (const name of ['root', 'spool', 'cache', 'state', 'tmp']) mkdirSync(join(folder, name));
  // Its filters are another user's processes.
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'tmp'), 0o1777);
  const [daemonFile, filesFile] = [join(folder, 'root/cupsd.conf'), join(folder, 'root/cups-files.conf')];
  writeFileSync(daemonFile, daemon(folder));
  writeFileSync(filesFile, files(folder));
  const cupsd = spawn('/usr/sbin/cupsd', ['-f', '-c', daemonFile, '-s', filesFile], { stdio: 'ignore' });
  const ended = new Promise((resolve) => cupsd.once('close', resolve));
  const env = { CUPS_SERVER: join(folder, 'cups.sock') };
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, stdio: 'pipe' });
  const isUp = (): boolean => {
    try {
      return run('lpstat', '-r').includes('is running');
    } catch {
      return false;
    }
  };
  while (!isUp()) await delay(50);
  run('lpadmin', '-p', printer, '-E', '-v', 'cups-pdf:/', '-P', driver);
  const pdfs = (): string[] => {
    try {
      return readdirSync(output).map((name) => `${name} ${statSync(join(output, name)).mtimeMs}`);
    } catch {
      return [];
    }
  };
  const before = new Set(pdfs());
  return {
    printer,
    env,
    stop: () => void run('cupsdisable', printer),
    goOn: () => void run('cupsenable', printer),
    waiting: () => run('lpstat', '-o').split('\n').filter(Boolean).length,
    async takeText() {
      for (;;) {
        const name = pdfs().find((one) => !before.has(one));
        if (name !== undefined && run('lpstat', '-o').trim() === '') break;
        await delay(50);
      }
      for (const name of pdfs()) if (!before.has(name)) rmSync(join(output, name.replace(/ \S+$/, '')));
      const spool = join(folder, 'spool');
      const last = readdirSync(spool)
        .filter((name) => name.startsWith('d'))
        .toSorted()
        .at(-1);
      return execFileSync('pdftotext', ['-layout', join(spool, last ?? ''), '-'], { encoding: 'utf8' });
    },
    async close() {
      cupsd.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
