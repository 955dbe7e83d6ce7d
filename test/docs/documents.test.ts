// What the documents say is there: every link, path, command, option, setting of the environment and test that they name.
// Each check is a function from a document to its faults, and has a bad sample beside it that it must find.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Document {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
}

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const document = (path: string): Document => ({ path, text: read(path) });
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
].map(document);

const folders = ['main', 'preload', 'renderer', 'resources', 'scripts', 'test', 'docs', '.ci'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile()
      ? [
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        ]
      : [],
  ),
);
/** Made by a command, so that it may be missing. */
const generated = ['resources/messages/compiled'];
/** What a page's styles call by two hyphens is no option, and what stands here is no use of one. */
const code = files
  .filter((path) => /^(main|preload|scripts|test)\/.*\.(c|m)?(js|ts)$/.test(path) && !path.startsWith('test/docs/'))
  .map(read)
  .join('\n');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, group = '']) => group);
const fences = /^```.*\n([\s\S]*?)^```$/gm;
const withoutFences = (text: string): string => text.replace(fences, '');
const withoutCode = (text: string): string => withoutFences(text).replace(/`[^`]*`/g, '');
/** What is set as code: blocks, and pieces of text, which may go on in the next line. */
const codeOf = ({ text }: Document): string[] => [
  ...matches(text, fences),
  ...matches(withoutFences(text), /`([^`]+)`/g).map((piece) => piece.replace(/\s+/g, ' ')),
];

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return matches(withoutFences(text), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isBrokenLink({ path, text }: Document, link: string): boolean {
  if (/^https?:/.test(link)) return false;
  const [file = '', anchor] = link.split('#');
  const target = posix.join(posix.dirname(path), file);
  if (file !== '' && !existsSync(join(root, target))) return true;
  return anchor !== undefined && !anchorsOf(file === '' ? text : read(target)).includes(anchor);
}

/** A path of the tree, with `*` and `{a,b}` as a shell has them. */
function isThere(path: string): boolean {
  if (generated.some((folder) => path.startsWith(folder))) return true;
  const pattern = path
    .replace(/\/$/, '')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`);
  const wanted = new RegExp(`^${pattern}(/|$)`);
  return files.some((file) => wanted.test(file));
}

/** An option of our programs: read by `parseArgs`, or written out. npm has one of its own that we name. */
function isOption(option: string): boolean {
  if (option === '--loglevel') return true;
  return new RegExp(`(?<![\\w-])${option}(?![\\w-])|'?\\b${option.slice(2)}'?: \\{ type: '`).test(code);
}

/** The tests that a document quotes, each with the file that it names last before. */
function quotedTests(text: string): { file: string; name: string }[] {
  let file = '';
  return [...withoutFences(text).matchAll(/`(test\/[^`]+)`|“([^”]+)”/g)].flatMap(([, path, quoted]) => {
    file = path ?? file;
    return quoted === undefined ? [] : [{ file, name: quoted.replace(/\s+/g, ' ') }];
  });
}

function isTest({ file, name }: { file: string; name: string }): boolean {
  return files.includes(file) && [`'${name}'`, `"${name}"`, `\`${name}\``].some((text) => read(file).includes(text));
}

/** The items of a numbered list under a heading, each with all its lines. */
function itemsUnder(heading: string, text: string): string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section.split(/^(?=\d+\. )/m).slice(1);
}

const checks: Record<string, { faults: (document: Document) => string[]; bad: Document }> = {
  'the README fits on a few screens': {
    faults: ({ path, text }) => (path === 'README.md' && text.trimEnd().split('\n').length > 120 ? ['too long'] : []),
    bad: { path: 'README.md', text: 'a line\n'.repeat(121) },
  },
  'no line has more than 120 columns': {
    faults: ({ text }) => text.split('\n').filter((line) => Array.from(line).length > 120),
    bad: { path: 'docs/bad.md', text: `| ${'é'.repeat(119)} |` },
  },
  'every link and image leads to a file and its heading': {
    faults: (one) => matches(withoutCode(one.text), /\]\(([^)]+)\)/g).filter((link) => isBrokenLink(one, link)),
    bad: { path: 'docs/bad.md', text: '[a](../README.md#no-such-heading)' },
  },
  'every npm command is a script of package.json': {
    faults: (one) =>
      matches(codeOf(one).join('\n'), /\bnpm (?:run )?(?:--\S+ )*([\w:-]+)/g).filter((name) => !(name in scripts)),
    bad: { path: 'docs/bad.md', text: 'Try `npm run no-such-script`.' },
  },
  'every program that node runs is there': {
    faults: (one) => matches(codeOf(one).join('\n'), /\bnode (\S+)/g).filter((path) => !existsSync(join(root, path))),
    bad: { path: 'docs/bad.md', text: '```sh\nnode scripts/no-such-script.mjs\n```' },
  },
  'every path of the project is there': {
    faults: (one) =>
      codeOf(one)
        .flatMap((piece) => piece.split(/[\s"'=]+/))
        .filter((word) => folders.some((folder) => word.startsWith(`${folder}/`)) && !isThere(word)),
    bad: { path: 'docs/bad.md', text: 'See `main/{lane,no-such-room}/no-such-*.ts`.' },
  },
  'every setting of the environment is read by the code': {
    faults: ({ text }) => matches(text, /\b(FLEXITI_[A-Z_]+)\b/g).filter((name) => !code.includes(name)),
    bad: { path: 'docs/bad.md', text: 'Set `FLEXITI_NO_SUCH_SETTING=1`.' },
  },
  'every option is known to our programs': {
    faults: (one) =>
      matches(codeOf(one).join('\n'), /(?<![\w-])(--[a-z][a-z-]*)/g).filter((option) => !isOption(option)),
    bad: { path: 'docs/bad.md', text: '`npm run chaos -- --no-such-option`' },
  },
  'every test that SECURITY.md quotes is in the file that it names': {
    faults: ({ path, text }) =>
      path === 'SECURITY.md'
        ? quotedTests(text)
            .filter((quoted) => !isTest(quoted))
            .map(({ file, name }) => `${file}: ${name}`)
        : [],
    bad: { path: 'SECURITY.md', text: 'Shown by `test/e2e/security.test.ts`, “no such test”.' },
  },
  'each of the twenty items of Electron names a file, and a test or that there is none': {
    faults: ({ path, text }) => {
      if (path !== 'SECURITY.md') return [];
      const items = itemsUnder('Electron', text);
      const halfSaid = items.filter((item) => !/`[\w./-]+\.(ts|json|yml)`/.test(item) || !/“|Not shown: /.test(item));
      return items.length === 20 ? halfSaid : [`${items.length} items`, ...halfSaid];
    },
    bad: { path: 'SECURITY.md', text: `## Electron\n\n${'1. `main/index.ts` does it.\n'.repeat(20)}` },
  },
};

describe.each(documents)('$path', (one) => {
  it.each(Object.entries(checks))('%s', (_, { faults }) => {
    expect(faults(one)).toEqual([]);
  });
});

describe('a fault would be found', () => {
  it.each(Object.entries(checks))('where not: %s', (_, { faults, bad }) => {
    expect(faults(bad)).not.toEqual([]);
  });

  it('and nothing else is taken for one', () => {
    const path = 'docs/good.md';
    const text = [
      '# A heading: with `code`, and “é”',
      '[here](#a-heading-with-code-and-é) [there](../README.md) [away](https://example.com/#x)',
      '`main/{lane,flexiti}/*.ts` `test/e2e/` `resources/messages/compiled/messages.js` `node scripts/start.mjs`',
      '`npm test` `npm run --silent decode -- --jsonl` `npm run chaos -- --lanes 3` `FLEXITI_POS_CONFIG`',
    ].join('\n');
    expect(Object.values(checks).flatMap(({ faults }) => faults({ path, text }))).toEqual([]);
  });
});
