// The emulated machine, without acceleration, disk, network, or this system's hardware.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { libraryPath } from './libraries';
import type { System } from './packages';

/** For QEMU's start on a slow, busy computer. */
const startLimitMs = 60_000;

export interface Machine {
  /** Connects to a socket of QEMU. */
  connect(name: string): Promise<Socket>;
  socketPath(name: string): string;
  /** Resolves when QEMU has exited, with the last lines of QEMU and of the guest's console. */
  readonly ended: Promise<string>;
  stop(): void;
}

/** Receives each line of the guest's console and of QEMU. */
export type ConsoleListener = (line: string) => void;

/**
 * Starts QEMU with sockets `qmp` and `link`.
 *
 * @param folder for its sockets
 * @param guestFiles the initramfs
 */
export function startMachine(
  { root, kernel }: System,
  guestFiles: string,
  folder: string,
  onConsole: ConsoleListener,
): Machine {
  const socketPath = (name: string): string => join(folder, `${name}.sock`);
  const share = join(root, 'usr/share');
  const child = spawn(
    join(root, 'usr/bin/qemu-system-x86_64'),
    [
      // The guest's clock counts instructions, two nanoseconds each, and idle time: so a busy computer does not make it miss
      // limits. That works with one processor only.
      ...['-accel', 'tcg,thread=single,tb-size=512', '-icount', 'shift=1,sleep=on', '-smp', '1'],
      ...['-cpu', 'max', '-m', '1024', '-machine', 'q35'],
      ...['-nodefaults', '-no-user-config', '-display', 'none', '-vga', 'none', '-no-reboot'],
      ...['-L', join(share, 'qemu'), '-L', join(share, 'seabios')],
      ...['-kernel', join(kernel, 'vmlinux'), '-initrd', guestFiles],
      ...[
        '-append',
        'console=ttyS0 quiet panic=-1 tsc=reliable no_timer_check mitigations=off random.trust_cpu=on nokaslr',
      ],
      ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
      ...['-qmp', `unix:${socketPath('qmp')},server=on,wait=off`],
      ...['-chardev', `socket,id=link,path=${socketPath('link')},server=on,wait=off`],
      ...['-device', 'virtio-serial-pci', '-device', 'virtserialport,chardev=link,name=link'],
      ...['-device', 'qemu-xhci,id=usb,p2=15,p3=4'],
    ],
    {
      // QEMU finds its accelerator, a module, by the last variable.
      env: {
        ...process.env,
        LD_LIBRARY_PATH: libraryPath(root),
        QEMU_MODULE_DIR: join(root, 'usr/lib/x86_64-linux-gnu/qemu'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', stop);
  const ended = end(child, onConsole).finally(() => process.off('exit', stop));

  return {
    ended,
    socketPath,
    stop,
    async connect(name) {
      const limit = performance.now() + startLimitMs;
      while (child.exitCode === null && performance.now() < limit) {
        const socket = connect(socketPath(name));
        try {
          await once(socket, 'connect');
          return socket;
        } catch {
          await delay(25);
        }
      }
      throw new Error(`QEMU has no socket ${name}`);
    },
  };
}

function end(child: ChildProcess, onConsole: ConsoleListener): Promise<string> {
  const last: string[] = [];
  const keep = (line: string): void => {
    onConsole(line);
    last.push(line);
    if (last.length > 40) last.shift();
  };
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', keep);
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', keep);
  return new Promise((done) => {
    child.once('error', (problem) => {
      done(problem.message);
    });
    child.once('close', (code, signal) => {
      done([...last, `QEMU ended (${signal ?? code ?? ''})`].join('\n'));
    });
  });
}
