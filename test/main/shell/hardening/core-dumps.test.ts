import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepMemoryOutOfCoreDumps } from '../../../../main/shell/hardening/core-dumps';

const filterOf = (pid: number): string => readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim();

describe.runIf(process.platform === 'linux')('core dumps hold no memory', () => {
  let before: string;
  beforeEach(() => {
    before = filterOf(process.pid);
  });
  afterEach(() => {
    writeFileSync(`/proc/${process.pid}/coredump_filter`, `0x${before}`);
  });

  it('of this process, its descendants, and processes started afterwards', async () => {
    const shell = spawn('sh', ['-c', 'sleep 600 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = (await once(shell.stdout, 'data')) as [Buffer];
    const grandchild = Number(said.toString());
    try {
      expect(filterOf(grandchild)).not.toBe('00000000');
      keepMemoryOutOfCoreDumps();
      const later = spawn('sleep', ['600']);
      await once(later, 'spawn');
      try {
        for (const pid of [process.pid, shell.pid, grandchild, later.pid]) {
          expect(filterOf(Number(pid))).toBe('00000000');
        }
      } finally {
        later.kill();
      }
    } finally {
      process.kill(grandchild);
      shell.kill();
    }
  });
});
