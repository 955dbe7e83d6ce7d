// A real keyring for the terminal's secret: GNOME's, on a session bus of its own, in a temporary folder. The terminal
// finds it by the bus alone.
import { expect } from '@playwright/test';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Keyring {
  /** Added to the environment of a program that is to use it. */
  env: Record<string, string>;
  /** Arguments for a program without Playwright: Electron guesses the keyring by the desktop's name. */
  args: string[];
  /** Ends it and removes its folder. */
  close: () => Promise<void>;
}

/** Starts an unlocked keyring; throws where it does not start. */
export async function startKeyring(): Promise<Keyring> {
  const folder = await mkdtemp(join(tmpdir(), 'flexiti-keyring-'));
  const started: ChildProcess[] = [];
  const stop = (): void => {
    for (const child of started) child.kill('SIGKILL');
  };
  // In case the tests are interrupted.
  process.once('exit', stop);
  const close = async (): Promise<void> => {
    const ended = started.map(untilEnd);
    stop();
    await Promise.all(ended);
    process.off('exit', stop);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const env = { DBUS_SESSION_BUS_ADDRESS: await startBus(folder, started) };
    await startDaemon(folder, env, started);
    await untilUnlocked(env);
    return { env, args: ['--password-store=gnome-libsecret'], close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** A session bus that starts no services: neither this machine's keyring nor a desktop's. */
async function startBus(folder: string, started: ChildProcess[]): Promise<string> {
  const configuration = join(folder, 'bus.conf');
  await writeFile(
    configuration,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=${join(folder, 'bus')}</listen>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>`,
  );
  const bus = spawn('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(bus);
  return new Promise((done, fail) => {
    createInterface({ input: bus.stdout }).once('line', done);
    bus.once('error', fail);
    bus.once('exit', () => {
      fail(new Error('dbus-daemon ended before it printed its address'));
    });
  });
}

async function startDaemon(folder: string, env: Record<string, string>, started: ChildProcess[]): Promise<void> {
  const runtime = join(folder, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: {
      ...env,
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_RUNTIME_DIR: runtime,
    },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  started.push(daemon);
  await new Promise((done, fail) => {
    daemon.once('spawn', done);
    daemon.once('error', fail);
  });
  // The password of the keyring, which it creates.
  daemon.stdin.end('password');
}

/** Resolves when the default keyring is unlocked. */
async function untilUnlocked(env: Record<string, string>): Promise<void> {
  const question = [
    ['--session', '--print-reply', '--reply-timeout=5000', '--dest=org.freedesktop.secrets'],
    ['/org/freedesktop/secrets/aliases/default', 'org.freedesktop.DBus.Properties.Get'],
    ['string:org.freedesktop.Secret.Collection', 'string:Locked'],
  ].flat();
  await expect
    .poll(
      async () => {
        // Fails until the keyring is on the bus.
        const answer = await run('dbus-send', question, { env: { ...process.env, ...env } }).catch(() => null);
        return answer?.stdout ?? '';
      },
      { timeout: 20_000 },
    )
    .toContain('boolean false');
}

function untilEnd(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    // Without a pid it never started.
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) done();
    else
      child.once('exit', () => {
        done();
      });
  });
}
