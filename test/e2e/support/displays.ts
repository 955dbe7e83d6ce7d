// A real X server with a display that can be plugged in and out: Xorg on its dummy driver, whose outputs behave as a
// graphics card's do.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const secondSizes = ['1920x1080', '1280x720'] as const;
export type SecondSize = (typeof secondSizes)[number];

export interface Displays {
  /** For the programs that are to be shown there. */
  env: { DISPLAY: string };
  /** Plugs a second display in, right of the first. */
  plug(size: SecondSize): Promise<void>;
  unplug(): Promise<void>;
  close(): Promise<void>;
}

const configuration = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 4096 4096
  EndSubSection
EndSection
`;

/** Starts the server with one display of a size such as `1024x768`. Rejects where Xorg does not start. */
export async function startDisplays(size: string): Promise<Displays> {
  const folder = await mkdtemp(join(tmpdir(), 'flexiti-displays-'));
  const [config, log] = [join(folder, 'xorg.conf'), join(folder, 'log')];
  await writeFile(config, configuration);
  const args = ['-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts', '-config', config, '-logfile', log];
  const server = spawn('Xorg', ['-displayfd', '3', ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const number = await new Promise<string>((done, fail) => {
    let said = '';
    server.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    server.once('error', fail);
    server.once('exit', () => fail(new Error(`Xorg did not start: ${said}`)));
    server.stdio[3]?.once('data', (bytes: Buffer) => done(bytes.toString().trim()));
  });
  const env = { DISPLAY: `:${number}` };
  const xrandr = async (...options: string[]): Promise<void> => {
    await run('xrandr', options, { env: { ...process.env, ...env } });
    // The driver finds out only when it is asked, and tells programs then.
    await run('xrandr', ['--query'], { env: { ...process.env, ...env } });
  };
  await xrandr('--output', 'DUMMY0', '--mode', size);
  for (const mode of secondSizes) await xrandr('--addmode', 'DUMMY1', mode);
  return {
    env,
    plug: (second) => xrandr('--output', 'DUMMY1', '--mode', second, '--right-of', 'DUMMY0'),
    unplug: () => xrandr('--output', 'DUMMY1', '--off'),
    async close() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
