// Extracts from Debian's kernel package what the guest needs: the kernel, uncompressed, and a few modules.
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SetupProblem } from '../../../scripts/setup/announce.mjs';
import { runCommand } from '../../../scripts/setup/run-command.mjs';
import { libraryPath } from './libraries';

/** Modules for the guest's hardware; their dependencies are added. */
const wanted = [
  // The link to the host
  ...['virtio_pci', 'virtio_console'],
  // USB and what is plugged into it
  ...['xhci_pci', 'ftdi_sio', 'cdc_acm', 'usbhid', 'hid_generic', 'evdev'],
  // Devices emulated by the guest
  ...['uhid', 'dummy_hcd', 'libcomposite', 'usb_f_hid', 'usb_f_acm'],
];

/**
 * Creates a folder with `vmlinux`, the modules, and `modules.txt`: their names in order of dependency.
 *
 * @param unpacked the folder of the kernel package
 * @param root the folder of the other packages, for `xz`
 */
export async function extractKernel(unpacked: string, root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const boot = join(unpacked, 'boot');
  const image = (await readdir(boot)).find((name) => name.startsWith('vmlinuz-'));
  if (image === undefined) throw new SetupProblem('there is no kernel in the kernel package.');
  await uncompress(join(boot, image), root, join(folder, 'vmlinux'));

  const modules = await findModules(join(unpacked, 'lib', 'modules'));
  const order: string[] = [];
  for (const name of wanted) await addModule(name, modules, order);
  for (const name of order) await copyFile(modules.get(name) ?? '', join(folder, `${name}.ko`));
  await writeFile(join(folder, 'modules.txt'), `${order.join('\n')}\n`);
}

/** An uncompressed kernel starts seconds earlier on the emulated processor. */
async function uncompress(image: string, root: string, target: string): Promise<void> {
  const bytes = await readFile(image);
  const start = bytes.indexOf(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]));
  if (start < 0) throw new SetupProblem('the kernel is not compressed with xz.');
  await writeFile(`${target}.xz`, bytes.subarray(start));
  // A single stream: the image continues after it.
  const { code } = await runCommand(join(root, 'usr/bin/xz'), ['--decompress', '--single-stream', `${target}.xz`], {
    env: { ...process.env, LD_LIBRARY_PATH: libraryPath(root) },
  });
  if (code !== 0) throw new SetupProblem('the kernel could not be uncompressed. Is the disk full?');
}

/** Modules by the kernel's names. */
async function findModules(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true });
  const modules = files.filter((file) => file.endsWith('.ko'));
  return new Map(modules.map((file) => [spell(basename(file, '.ko')), join(folder, file)]));
}

async function addModule(name: string, modules: ReadonlyMap<string, string>, order: string[]): Promise<void> {
  const file = modules.get(name);
  if (file === undefined) throw new SetupProblem(`the kernel has no module ${name}.`);
  if (order.includes(name)) return;
  // A module lists its dependencies in a section of zero-terminated strings.
  const text = (await readFile(file)).toString('latin1');
  const depends = /\0depends=([^\0]*)\0/.exec(text)?.[1] ?? '';
  for (const other of depends.split(',').filter((part) => part !== '')) await addModule(spell(other), modules, order);
  order.push(name);
}

function spell(name: string): string {
  return name.replaceAll('-', '_');
}
