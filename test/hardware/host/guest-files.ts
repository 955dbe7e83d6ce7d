// The guest's initramfs, its only file system: a shell, the device manager, this Node, and the tests' programs.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root as project } from '../../../scripts/setup/folders.mjs';
import { bundlePrograms, nativePackageFiles } from './bundle';
import { Cpio } from './cpio';
import { librariesOf } from './libraries';
import type { System } from './packages';

const rules = ['50-udev-default.rules', '60-serial.rules', '60-input-id.rules', '60-evdev.rules'];
/** Debian's ids. `cashier` is in no group that may use devices. */
const users = ['root:x:0:0:root:/root:/bin/sh', 'cashier:x:1000:1000::/tmp:/bin/sh'];
const groups = ['root:x:0:', 'tty:x:5:', 'dialout:x:20:', 'plugdev:x:46:', 'input:x:104:', 'cashier:x:1000:'];

export async function writeGuestFiles(system: System, target: string): Promise<void> {
  const { root, kernel } = system;
  const guest = new Cpio();
  for (const name of ['proc', 'sys', 'dev', 'run', 'tmp', 'root']) guest.folder(name);
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) guest.link(name, `usr/${name}`);

  guest.file('usr/bin/busybox', await readFile(join(root, 'bin/busybox')), 0o755);
  const programs = new Map([
    ['usr/bin/udevadm', join(root, 'bin/udevadm')],
    ['usr/bin/node', process.execPath],
  ]);
  for (const [path, file] of programs) guest.file(path, await readFile(file), 0o755);
  // The device manager is udevadm under another name.
  guest.link('usr/bin/systemd-udevd', 'udevadm');
  guest.link('usr/bin/sh', 'busybox');
  guest.file('init', await readFile(join(import.meta.dirname, '..', 'guest', 'init')), 0o755);
  guest.file('etc/passwd', lines(users));
  guest.file('etc/group', lines(groups));
  for (const name of rules)
    guest.file(`usr/lib/udev/rules.d/${name}`, await readFile(join(root, 'lib/udev/rules.d', name)));

  for (const name of await readdir(kernel)) {
    if (name !== 'vmlinux') guest.file(`modules/${name}`, await readFile(join(kernel, name)));
  }

  for (const name of await readdir(join(project, 'resources/udev'))) {
    guest.file(`app/resources/udev/${name}`, await readFile(join(project, 'resources/udev', name)));
  }
  const packages = await nativePackageFiles();
  for (const path of packages) guest.file(`app/${path}`, await readFile(join(project, path)));
  await addPrograms(guest);

  const native = packages.filter((path) => path.endsWith('.node')).map((path) => join(project, path));
  for (const file of await librariesOf([...programs.values(), ...native], root)) {
    const folder = file.startsWith('/lib64/') ? 'usr/lib64' : 'usr/lib/x86_64-linux-gnu';
    guest.file(`${folder}/${basename(file)}`, await readFile(file), 0o755);
  }
  const archive = openSync(target, 'w');
  for (const part of guest.end()) appendFileSync(archive, part);
  closeSync(archive);
}

async function addPrograms(guest: Cpio): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flexiti-hardware-'));
  try {
    await bundlePrograms(folder);
    for (const name of await readdir(folder)) guest.file(`app/${name}`, await readFile(join(folder, name)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
