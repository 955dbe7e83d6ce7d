import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRequestIds } from '../../../main/app/request-ids';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'request-ids-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'request-ids.json');

describe('request ids', () => {
  it('have ten decimal digits', () => {
    const give = createRequestIds(folder);
    for (let turn = 0; turn < 50; turn += 1) expect(give()).toMatch(/^\d{10}$/);
  });

  it('never come twice, however often and wherever the program is stopped', () => {
    const seen = new Set<string>();
    let given = 0;
    for (let start = 0; start < 60; start += 1) {
      const give = createRequestIds(folder);
      for (let turn = 0; turn < (start * 977) % 12_345; turn += 1) {
        seen.add(give());
        given += 1;
      }
    }
    expect(given).toBeGreaterThan(200_000);
    expect(seen.size).toBe(given);
  });

  it('are reserved on the disk before the first one is given', () => {
    const give = createRequestIds(folder);
    give();
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ reserved: 10_000 });
  });

  it('are others on another terminal', () => {
    const other = mkdtempSync(join(tmpdir(), 'request-ids-'));
    const [one, two] = [createRequestIds(folder), createRequestIds(other)];
    const ours = new Set(Array.from({ length: 1000 }, one));
    expect(Array.from({ length: 1000 }, two).filter((id) => ours.has(id))).toEqual([]);
    rmSync(other, { recursive: true });
  });

  it.each(['', '{}', '{"start":-1,"reserved":1}', '{"start":1e11,"reserved":1}', 'not JSON'])(
    'go on from a file that reads %j',
    (content) => {
      writeFileSync(path(), content);
      const give = createRequestIds(folder);
      expect(new Set([give(), give(), give()]).size).toBe(3);
      expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ reserved: 10_000 });
    },
  );

  it('go on where nothing can be written', () => {
    const give = createRequestIds(join(folder, 'missing'));
    expect(new Set(Array.from({ length: 20_001 }, give)).size).toBe(20_001);
  });
});
