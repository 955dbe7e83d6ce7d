import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPageRequest } from '../../../../main/shell/page/page-file';

let scratch: string;
let folder: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'flexiti-page-'));
  folder = join(scratch, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(scratch, 'page-of-others'));
  writeFileSync(join(folder, 'index.html'), '<p>é</p>');
  writeFileSync(join(folder, 'assets', 'a.js'), 'a');
  writeFileSync(join(folder, 'notes.txt'), 'of no known type');
  writeFileSync(join(scratch, 'secret.js'), 'secret');
  writeFileSync(join(scratch, 'page-of-others', 'secret.js'), 'secret');
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

function ask(address: string, method = 'GET'): Promise<Response> {
  return answerPageRequest(folder, 'terminal', new Request(address, { method }));
}

describe('a request for a file of the page', () => {
  it.each([
    ['app://terminal/', 'text/html; charset=utf-8', '<p>é</p>'],
    ['app://terminal/index.html?x#y', 'text/html; charset=utf-8', '<p>é</p>'],
    ['app://terminal/assets/a.js', 'text/javascript; charset=utf-8', 'a'],
  ])('%s is answered', async (address, type, content) => {
    const answer = await ask(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(await answer.text()).toBe(content);
  });

  it('by HEAD gets no content', async () => {
    const answer = await ask('app://terminal/index.html', 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each([
    'app://elsewhere/index.html',
    'app://terminal/none.html',
    'app://terminal/assets',
    'app://terminal/notes.txt',
    'app://terminal/..%2Fsecret.js',
    'app://terminal/..%2Fpage-of-others%2Fsecret.js',
    'app://terminal/assets/..%2F..%2Fsecret.js',
    'app://terminal/..%5Csecret.js',
    'app://terminal/assets%2F..%00/a.js',
    'app://terminal/%E0%A4%A',
    'app://terminal/C:%2Fsecret.js',
  ])('%s is refused', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE'])('by %s is refused', async (method) => {
    expect((await ask('app://terminal/index.html', method)).status).toBe(405);
  });

  it('has the restrictive headers in every response', async () => {
    for (const answer of [
      await ask('app://terminal/'),
      await ask('app://terminal/x'),
      await ask('app://terminal/', 'PUT'),
    ]) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('never reaches a file outside the folder', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'assets',
      'secret.js',
      'page-of-others',
      '%2e%2e',
      '%2F',
      '%5C',
      '/',
      '%00',
      'a.js',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const answer = await ask(`app://terminal/${parts.join('/')}`);
        expect(await answer.text()).not.toBe('secret');
      }),
    );
  });
});
