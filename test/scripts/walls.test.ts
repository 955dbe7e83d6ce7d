// Each rule of .dependency-cruiser.js bites: a small tree of files, each with imports of which the rules must refuse some.
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import walls from '../../.dependency-cruiser.js';

/** How a file imports another. */
const forms = {
  value: (to: string) => `import { a } from '${to}'; a();`,
  type: (to: string) => `import type { A } from '${to}'; export type { A };`,
  reexport: (to: string) => `export * from '${to}';`,
  dynamic: (to: string) => `export const later = import('${to}');`,
  require: (to: string) => `export const a = require('${to}');`,
  importType: (to: string) => `export let a: import('${to}').A;`,
} satisfies Record<string, (to: string) => string>;

interface Case {
  from: string;
  /** A file, or the name of a package. */
  to: string;
  form: keyof typeof forms;
}
type Forbidden = Case & { rule: string };

const rooms = 'audit flexiti ipc journal lane licence printing quote sandbox scanner secrets settings shell slip'.split(
  ' ',
);
const contract = 'preload/contract/index.ts';
const messages = 'resources/messages/compiled/messages.js';

function refused(rule: string, from: string, to: string, form: keyof typeof forms = 'value'): Forbidden {
  return { rule, from, to, form };
}
function taken(from: string, to: string, form: keyof typeof forms = 'value'): Case {
  return { from, to, form };
}

const forbidden: Forbidden[] = [
  // a folder is entered through its door
  refused('through-the-door', 'main/app/terminal.ts', 'main/licence/decode.ts'),
  refused('through-the-door', 'main/app/terminal.ts', 'main/licence/aamva/index-of-elements.ts'),
  refused('through-the-door', 'main/index.ts', 'main/shell/window/window.ts'),
  refused('through-the-door', 'main/lane/update.ts', 'main/flexiti/answers/answers.ts', 'type'),
  refused('through-the-door', 'main/lane/update.ts', 'main/lane/steps/parking.ts'),
  refused('through-the-door', 'main/lane/steps/parking.ts', 'main/lane/model/state.ts', 'type'),
  refused('through-the-door', 'main/scanner/hub/hub.ts', 'main/base/serial-line.ts', 'type'),
  refused('through-the-door', 'renderer/screens/quote/QuoteScreen.ts', 'renderer/components/draw.ts'),
  refused('through-the-door-of-main', 'scripts/decode.ts', 'main/licence/decode.ts'),
  refused('through-the-door-of-main', 'scripts/decode.ts', 'main/licence/aamva/index.ts'),
  refused('through-the-door-of-main', 'test/support/cashier.ts', 'main/sandbox/sandbox.ts'),
  refused('not-through-its-own-door', 'main/licence/decode.ts', 'main/licence/index.ts'),
  refused('not-through-its-own-door', 'main/lane/model/state.ts', 'main/lane/model/index.ts', 'type'),

  // who may know whom
  ...rooms
    .flatMap((room) => [
      refused(
        `${room}-knows`,
        `main/${room}/file.ts`,
        room === 'scanner' ? 'main/audit/index.ts' : 'main/scanner/index.ts',
      ),
      refused(`${room}-knows`, `main/${room}/file.ts`, 'renderer/App.ts'),
      refused(`${room}-knows`, `main/${room}/file.ts`, 'test/fixtures/x.ts'),
      refused(`${room}-knows`, `main/${room}/file.ts`, 'main/index.ts'),
      refused(`${room}-knows`, `main/${room}/file.ts`, 'main/app/index.ts', 'type'),
    ])
    .filter(({ from, to }) => dirname(from) !== dirname(to)),
  ...rooms.map((room) => refused('base-knows', 'main/base/file.ts', `main/${room}/index.ts`, 'type')),
  refused('lane-knows', 'main/lane/words.ts', messages),
  refused('flexiti-knows', 'main/flexiti/words.ts', messages),
  refused('lane-knows', 'main/lane/settings.ts', 'main/settings/index.ts', 'type'),
  refused('lane-knows', 'main/lane/reexport.ts', 'main/scanner/index.ts', 'reexport'),
  refused('lane-knows', 'main/lane/dynamic.ts', 'main/scanner/index.ts', 'dynamic'),
  refused('lane-knows', 'main/lane/import-type.ts', 'main/scanner/index.ts', 'importType'),
  refused('lane-knows', 'main/lane/require.ts', 'main/scanner/index.ts', 'require'),
  refused('quote-knows-types-of-contract', 'main/quote/value.ts', contract),
  refused('lane-knows-types-of-contract', 'main/lane/value.ts', contract),
  refused('sandbox-knows', 'main/sandbox/file.ts', 'main/flexiti/index.ts', 'type'),
  refused('ipc-knows', 'main/ipc/handlers.ts', 'main/lane/index.ts', 'type'),
  refused('shell-knows-types-of-contract', 'main/shell/value.ts', contract),
  refused('shell-knows', 'main/shell/window/window.ts', 'main/lane/index.ts', 'type'),
  refused('app-knows', 'main/app/terminal.ts', 'main/index.ts'),
  refused('start-knows', 'main/index.ts', 'scripts/setup.ts'),
  refused('contract-knows', 'preload/contract/view.ts', 'main/lane/index.ts', 'type'),
  refused('contract-knows-types-of-base', 'preload/contract/value.ts', 'main/base/index.ts'),
  refused('preload-knows', 'preload/index.ts', 'main/lane/index.ts', 'type'),
  refused('renderer-knows', 'renderer/state/view.ts', 'main/lane/index.ts', 'type'),
  refused('renderer-knows', 'renderer/state/view.ts', 'main/base/index.ts', 'type'),
  refused('printing-knows', 'main/printing/printer.ts', 'main/lane/index.ts'),
  refused('printing-knows-types-of-contract', 'main/printing/value.ts', contract),
  refused('slip-knows-types-of-contract', 'main/slip/value.ts', contract),
  refused('words-knows', 'resources/words/format.ts', 'main/quote/index.ts'),
  refused('words-knows-types-of-contract', 'resources/words/value.ts', contract),
  refused('words-without-electron', 'resources/words/e.ts', 'electron'),
  refused('words-without-node', 'resources/words/x.ts', 'node:path'),
  refused('renderer-knows-types-of-contract', 'renderer/state/value.ts', contract),
  refused('scripts-knows', 'scripts/demo.ts', 'renderer/App.ts'),
  refused('support-knows', 'test/support/cashier.ts', 'scripts/demo.ts'),
  // a folder that the table does not name
  refused('known-area', 'main/printer/print.ts', 'main/lane/index.ts'),
  refused('app-knows', 'main/app/terminal.ts', 'main/printer/index.ts'),

  // Electron and Node
  ...['base', 'app', ...rooms]
    .filter((room) => !['secrets', 'shell', 'ipc'].includes(room))
    .flatMap((room) => [
      refused(`${room}-without-electron`, `main/${room}/electron.ts`, 'electron'),
      refused(`${room}-without-electron`, `main/${room}/electron-type.ts`, 'electron', 'type'),
      refused(`${room}-without-electron`, `main/${room}/electron-main.ts`, 'electron/main'),
    ]),
  refused('renderer-without-electron', 'renderer/main.ts', 'electron'),
  refused('contract-without-electron', 'preload/contract/electron.ts', 'electron'),
  refused('licence-without-node', 'main/licence/decode.ts', 'node:fs'),
  refused('licence-without-node', 'main/licence/decode-bare.ts', 'fs'),
  refused('quote-without-node', 'main/quote/x.ts', 'node:fs'),
  refused('lane-without-node', 'main/lane/update.ts', 'node:crypto'),
  refused('renderer-without-node', 'renderer/main.ts', 'node:path'),
  refused('contract-without-node', 'preload/contract/view.ts', 'node:path'),

  // circles
  refused('no-circle', 'main/journal/one.ts', 'main/journal/two.ts', 'type'),
  refused('resolved', 'main/journal/lost.ts', './nowhere'),
];

const allowed: Case[] = [
  taken('main/licence/decode.ts', 'main/licence/elements.ts'),
  taken('main/licence/index.ts', 'main/licence/decode.ts', 'reexport'),
  taken('main/licence/decode.ts', 'zod'),
  taken('main/licence/decode.ts', 'main/licence/aamva/index.ts'),
  taken('main/licence/decode.ts', 'main/base/index.ts'),
  taken('main/scanner/serial/serial-port.ts', 'serialport'),
  taken('main/sandbox/http/server.ts', 'node:http'),
  taken('main/lane/update.ts', 'main/licence/index.ts'),
  taken('main/lane/update.ts', 'main/flexiti/index.ts', 'type'),
  taken('main/lane/view/view.ts', contract, 'type'),
  taken('main/lane/view/view.ts', 'main/lane/model/index.ts'),
  taken('main/shell/window/window.ts', 'electron'),
  taken('main/shell/process/show-problems.ts', messages),
  taken('main/ipc/handlers.ts', contract),
  taken('main/secrets/safe.ts', 'electron'),
  ...rooms.map((room) => taken('main/app/terminal.ts', `main/${room}/index.ts`)),
  taken('main/index.ts', 'main/app/index.ts'),
  taken('main/index.ts', 'electron'),
  taken('main/index.ts', 'main/app/training.ts', 'dynamic'),
  taken('scripts/sandbox.ts', 'main/app/training.ts'),
  taken('scripts/sandbox.ts', 'test/support/cashier.ts'),
  taken('main/app/terminal.ts', 'main/app/lock.ts'),
  taken('preload/index.ts', contract),
  taken('preload/index.ts', 'electron'),
  taken('preload/contract/commands.ts', 'main/base/index.ts', 'type'),
  taken('renderer/state/view.ts', contract, 'type'),
  taken('renderer/state/view.ts', messages),
  taken('resources/words/offer.ts', messages),
  taken('renderer/words/index.ts', 'resources/words/index.ts'),
  taken('main/slip/lines.ts', 'main/quote/index.ts'),
  taken('main/slip/lines.ts', 'resources/words/index.ts'),
  taken('main/slip/lines.ts', messages),
  taken('main/printing/printer.ts', 'main/slip/index.ts'),
  taken('renderer/screens/quote/QuoteScreen.ts', 'renderer/state/index.ts'),
  taken('test/main/licence/decode.test.ts', 'main/licence/decode.ts'),
];

/** What closes the circles: each is reported once. The second one is of folders only. */
const closings: Case[] = [
  taken('main/journal/two.ts', 'main/journal/one.ts', 'type'),
  taken('main/settings/one/index.ts', 'main/settings/two/index.ts'),
  taken('main/settings/two/other.ts', 'main/settings/one/index.ts'),
];

let folder: string;
let violations: IViolation[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flexiti-walls-'));
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  const lines = new Map<string, string[]>();
  for (const { from, to, form } of [...forbidden, ...allowed, ...closings]) {
    if (/^(main|preload|renderer|resources|scripts|test)\//.test(to) && !lines.has(to)) lines.set(to, []);
    lines.set(from, [...(lines.get(from) ?? []), forms[form](specifier(from, to))]);
  }
  for (const [path, code] of lines) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      ['export const a = (): void => undefined;', 'export interface A {}', ...code].join('\n'),
    );
  }
  const { tsConfig: _tsConfig, ...options } = walls.options ?? {};
  const { output } = await cruise(
    ['main', 'preload', 'renderer', 'resources', 'scripts', 'test'],
    { ...options, ruleSet: { forbidden: walls.forbidden ?? [] }, validate: true, baseDir: folder },
    options.enhancedResolveOptions,
  );
  ({ violations } = (output as ICruiseResult).summary);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function specifier(from: string, to: string): string {
  if (!/^(main|preload|renderer|resources|scripts|test)\//.test(to)) return to;
  const path = posix.relative(posix.dirname(from), to.replace(/(\/index)?\.ts$/, ''));
  if (path === '') return '.';
  return path.startsWith('.') ? path : `./${path}`;
}

function rulesAgainst({ from, to }: Case): string[] {
  return violations
    .filter((one) => one.from === from && (one.to === to || isPackage(one.to, to) || `./${one.to}` === to))
    .map(({ rule }) => rule.name);
}

function isPackage(resolved: string, name: string): boolean {
  const bare = name.replace(/^node:/, '');
  return resolved === bare || resolved.includes(`node_modules/${bare.split('/')[0] ?? bare}/`);
}

describe('the walls', () => {
  it.each(forbidden)('$rule refuses $form of $to in $from', (wrong) => {
    expect(rulesAgainst(wrong)).toContain(wrong.rule);
  });

  it.each(allowed)('let $form of $to through in $from', (right) => {
    expect(rulesAgainst(right)).toEqual([]);
  });

  it('refuse folders that know each other', () => {
    const circles = violations.filter(({ rule }) => rule.name === 'no-circle-of-folders').map(({ from }) => from);
    expect(circles).toEqual(expect.arrayContaining(['main/settings/one', 'main/settings/two']));
  });

  it('have no rule that is not seen to bite here', () => {
    const seen = new Set(violations.map(({ rule }) => rule.name));
    const unseen = (walls.forbidden ?? [])
      .map(({ name }) => name)
      .filter((name) => name === undefined || !seen.has(name));
    expect(unseen).toEqual([]);
  });
});
