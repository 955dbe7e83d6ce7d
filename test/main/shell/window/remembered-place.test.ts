import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPlace, storePlace } from '../../../../main/shell/window/remembered-place';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexiti-place-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = { bounds: { x: -10, y: 20, width: 1024, height: 700 }, maximised: true };

it('is read as it was stored', () => {
  expect(readPlace(folder)).toBeNull();
  storePlace(folder, place);
  expect(readPlace(folder)).toEqual(place);
});

it.each([
  ['nothing', ''],
  ['half of it', '{"bounds":{"x":1'],
  ['no size', '{"bounds":{"x":0,"y":0,"width":0,"height":700},"maximised":false}'],
  ['no number', '{"bounds":{"x":"0","y":0,"width":800,"height":700},"maximised":false}'],
  ['a number beyond all displays', '{"bounds":{"x":1e300,"y":0,"width":800,"height":700},"maximised":false}'],
  ['null', 'null'],
])('is ignored where the file holds %s', async (_, text) => {
  await writeFile(join(folder, 'window.json'), text);
  expect(readPlace(folder)).toBeNull();
});

it('is not stored where the disk does not take it', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  storePlace(file, place);
  expect(readPlace(file)).toBeNull();
});
