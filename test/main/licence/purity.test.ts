// The decoder is pure: it imports only its folder and main/base, and reads no clock and no environment.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';

const folder = 'main/licence';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('main/licence', () => {
  it.each(files)('%s imports only its folder and main/base', (name) => {
    const source = readFileSync(`${folder}/${name}`, 'utf8');
    const imported = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    for (const path of imported) {
      const target = join(folder, dirname(name), path ?? '');
      expect(target === 'main/base' || target.startsWith(`${folder}/`), path).toBe(true);
    }
  });

  it.each(files)('%s reads no clock, no randomness and no environment', (name) => {
    const source = readFileSync(`${folder}/${name}`, 'utf8');
    expect(source).not.toMatch(
      /new Date|Date\.now|Math\.random|process\.|performance\.|console\.|globalThis|require\(/,
    );
  });
});
