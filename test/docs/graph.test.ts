// The graph of folders in docs/architecture.md is drawn from the code's own imports, types included.
// `npx vitest run --project unit test/docs/graph.test.ts -u` draws it anew.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import walls from '../../.dependency-cruiser.js';

const root = join(import.meta.dirname, '../..');

/** The folder that a file stands for in the graph; null for what is not drawn. */
function folderOf(path: string): string | null {
  if (path === 'main/index.ts') return 'index.ts';
  if (path === 'preload/index.ts') return 'preload';
  if (path.startsWith('preload/contract/')) return 'contract';
  if (path.startsWith('renderer/')) return 'renderer';
  return /^main\/([^/]+)\//.exec(path)?.[1] ?? null;
}

// It reads the whole tree, which takes several seconds.
it('the graph in docs/architecture.md is drawn from the code', async () => {
  const { enhancedResolveOptions, tsConfig: _tsConfig, ...options } = walls.options ?? {};
  const { output } = await cruise(
    ['main', 'preload', 'renderer'],
    { ...options, baseDir: root },
    enhancedResolveOptions,
  );
  const arrows = new Map<string, boolean>();
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    for (const { resolved, dependencyTypes } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from === null || to === null || from === to) continue;
      const ofTypes = dependencyTypes.includes('type-only');
      const arrow = `${from} ${to}`;
      arrows.set(arrow, ofTypes && (arrows.get(arrow) ?? true));
    }
  }
  const lines = [...arrows].map(([arrow, ofTypes]) => {
    const [from, to] = arrow.split(' ');
    return `  ${from ?? ''} ${ofTypes ? '-. types .->' : '-->'} ${to ?? ''}`;
  });
  const graph = ['```mermaid', 'graph TD', ...lines.sort(), '```'].join('\n');
  const file = join(root, 'docs/architecture.md');
  const text = (await readFile(file, 'utf8')).replace(
    /(<!-- graph:begin -->\n).*(<!-- graph:end -->)/s,
    (_, begin: string, end: string) => `${begin}\n${graph}\n\n${end}`,
  );
  expect(text).toContain(graph);
  await expect(text).toMatchFileSnapshot(file);
});
