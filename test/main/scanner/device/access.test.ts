// On the real system, with a real program that holds a file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupOf, holderOf } from '../../../../main/scanner/device/access';

/** Holds a file open until it is killed. */
const holdOpen = `require('node:fs').openSync(process.argv[1]); setInterval(() => undefined, 1000);`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the program that holds a device', () => {
  it('is named, also where the path is a link, and no longer when it has ended', async () => {
    const file = join(folder, 'port');
    await writeFile(file, '');
    await symlink(file, join(folder, 'link'));
    const program = spawn(process.execPath, ['-e', holdOpen, file], { stdio: 'ignore' });
    await expect.poll(() => holderOf(join(folder, 'link')), { timeout: 5000 }).toBe('node');
    program.kill('SIGKILL');
    await once(program, 'exit');
    expect(await holderOf(file)).toBeNull();
  });

  it('is not known where there is no device, or no list of programs', async () => {
    expect(await holderOf(join(folder, 'nothing'))).toBeNull();
    expect(await holderOf(folder, join(folder, 'nothing'))).toBeNull();
  });
});

describe('the group that may open a device', () => {
  it('is the one that the device belongs to', async () => {
    const groups = join(folder, 'group');
    const { gid } = await stat(folder);
    await writeFile(groups, `root:x:0:\ndialout:x:20:\nours:x:${gid === 0 ? 7 : gid}:\n`);
    expect(await groupOf(folder, groups)).toBe(gid === 0 ? null : 'ours');
    const tty = await stat('/dev/tty').catch(() => null);
    if (tty !== null && tty.gid !== 0) {
      await writeFile(groups, `tty:x:${tty.gid}:\n`);
      expect(await groupOf('/dev/tty', groups)).toBe('tty');
    }
  });

  it('is not known where there is no such device', async () => {
    expect(await groupOf(join(folder, 'nothing'))).toBeNull();
  });
});
