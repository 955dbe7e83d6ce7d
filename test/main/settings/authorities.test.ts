import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuthorities } from '../../../main/settings';
import { authority } from '../../support/wire/wire-server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-authorities-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function reading(text: string): ReturnType<typeof readAuthorities> {
  const file = join(folder, 'ca.pem');
  await writeFile(file, text);
  return readAuthorities(file);
}

describe('readAuthorities', () => {
  it('gives none without a file', async () => {
    expect(await readAuthorities(undefined)).toEqual({ certificates: [], notices: [] });
  });

  it('gives each certificate of a file, whatever stands between', async () => {
    const { certificates, notices } = await reading(
      `# ours\r\n${authority.replaceAll('\n', '\r\n')}\nStore 118:\n${authority}`,
    );
    expect(notices).toEqual([]);
    expect(certificates).toEqual([authority, authority]);
  });

  it.each([
    ['no_certificate', ''],
    ['no_certificate', 'api.caFile'],
    [null, '-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----'],
    ['too_large', ' '.repeat(1024 * 1024 + 1)],
  ])('gives none and says why: %j', async (reason, text) => {
    const { certificates, notices } = await reading(text);
    expect(certificates).toEqual([]);
    expect(notices).toMatchObject([{ code: 'ca_file_unusable', params: { file: join(folder, 'ca.pem') } }]);
    if (reason !== null) expect(notices[0]?.params['reason']).toBe(reason);
  });

  it('gives none where one of two cannot be read', async () => {
    const { certificates, notices } = await reading(
      `${authority}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
    );
    expect(certificates).toEqual([]);
    expect(notices).toHaveLength(1);
  });

  it.each([
    ['ENOENT', 'not-there.pem'],
    ['not_a_file', '.'],
  ])('says %s', async (reason, name) => {
    expect((await readAuthorities(join(folder, name))).notices[0]?.params['reason']).toBe(reason);
  });
});
