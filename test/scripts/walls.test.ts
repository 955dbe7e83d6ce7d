import { Linter } from 'eslint';
import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import walls from '../../eslint.walls.js';

const root = resolve(import.meta.dirname, '../..');
const linter = new Linter({ cwd: root });

/** What the walls say about one line of code in one file. */
function objections(file: string, code: string): string[] {
  const config: Linter.Config[] = [{ ...walls, files: ['**/*.ts'], languageOptions: { parser } }];
  return linter.verify(code, config, { filename: join(root, file) }).map(({ message }) => message);
}

const rooms = [
  'shell',
  'ipc',
  'scanner',
  'licence',
  'flexiti',
  'lane',
  'settings',
  'secrets',
  'journal',
  'audit',
  'sandbox',
];

describe('the walls', () => {
  const forbidden: [file: string, code: string][] = [
    // a room is entered through its door
    ['main/terminal.ts', "import { decode } from './licence/decode';"],
    ['main/index.ts', "import { openWindow } from './shell/window';"],
    ['main/lane/update.ts', "import { errors } from '../flexiti/errors';"],
    ['main/lane/update.ts', "import type { Account } from '../flexiti/answers';"],
    ['main/lane/update.ts', "import type { Account } from '../flexiti/fixtures/index/answers';"],
    ['scripts/decode.ts', "import { decode } from '../main/licence/decode';"],
    // and not by its own people
    ['main/licence/decode.ts', "import { warningCodes } from '.';"],
    ['main/licence/decode.ts', "import { warningCodes } from './index';"],
    ['main/flexiti/answers/account.ts', "import { errors } from '..';"],
    // no room of the first line knows any other, and none knows a page or what joins them
    ...['licence', 'flexiti', 'scanner', 'settings', 'sandbox', 'secrets', 'journal', 'audit'].flatMap((room) =>
      [...rooms.filter((other) => other !== room), 'terminal'].map((other): [string, string] => [
        `main/${room}/file.ts`,
        `import type { Thing } from '../${other}';`,
      ]),
    ),
    ...rooms.map((room): [string, string] => [`main/${room}/file.ts`, "import App from '../../renderer/App.svelte';"]),
    ...rooms.map((room): [string, string] => [`main/${room}/file.ts`, "import { x } from '../../test/fixtures/x';"]),
    ...rooms.map((room): [string, string] => [`main/${room}/file.ts`, "import { x } from '../index';"]),
    ...rooms.map((room): [string, string] => [`main/${room}/file.ts`, "import { x } from '..';"]),
    // words are for those who speak
    ['main/lane/view.ts', "import { m } from '../../resources/messages/compiled/messages.js';"],
    ['main/flexiti/errors.ts', "import { m } from '../../resources/messages/compiled/messages.js';"],
    // the lane knows doors of two rooms, and of the contract its types
    ['main/lane/update.ts', "import { openPort } from '../scanner';"],
    ['main/lane/update.ts', "import type { Settings } from '../settings';"],
    ['main/lane/view.ts', "import { channels } from '../../preload/contract';"],
    // one way only
    ['main/training.ts', "import { createFetch } from './shell';"],
    ['main/lock.ts', "import type { UnlockPin } from './settings';"],
    ['main/lock.ts', "import { channels } from '../preload/contract';"],
    ['main/lock.ts', "import { powerMonitor } from 'electron';"],
    ['main/lock.ts', "import { scrypt } from 'node:crypto';"],
    ['main/lane/update.ts', "import { createLock } from '../lock';"],
    ['main/ipc/handlers.ts', "import type { State } from '../lane';"],
    ['main/shell/window.ts', "import type { State } from '../lane';"],
    ['main/terminal.ts', "import { app } from './index';"],
    // the page knows types of the contract and words
    ['renderer/state/view.ts', "import { channels } from '../../preload/contract';"],
    ['renderer/state/view.ts', "import type { State } from '../../main/lane';"],
    ['renderer/state/view.ts', "import type { Account } from '../../main/flexiti/answers';"],
    ['preload/index.ts', "import type { State } from '../main/lane';"],
    ['preload/contract.ts', "import type { State } from '../main/lane';"],
    // Electron where it belongs
    ...['scanner', 'licence', 'flexiti', 'lane', 'settings', 'journal', 'audit', 'sandbox'].flatMap(
      (room): [string, string][] => [
        [`main/${room}/file.ts`, "import { app } from 'electron';"],
        [`main/${room}/file.ts`, "import type { App } from 'electron';"],
        [`main/${room}/file.ts`, "import { app } from 'electron/main';"],
      ],
    ),
    ['main/terminal.ts', "import { app } from 'electron';"],
    ['renderer/main.ts', "import { ipcRenderer } from 'electron';"],
    ['preload/contract.ts', "import { ipcRenderer } from 'electron';"],
    // Node where it belongs
    ['main/licence/decode.ts', "import { readFileSync } from 'node:fs';"],
    ['main/licence/decode.ts', "import { readFileSync } from 'fs';"],
    ['main/lane/update.ts', "import { randomUUID } from 'node:crypto';"],
    ['renderer/main.ts', "import { join } from 'node:path';"],
    ['preload/contract.ts', "import { join } from 'node:path';"],
    // every way to name a module
    ['main/lane/update.ts', "export { openPort } from '../scanner';"],
    ['main/lane/update.ts', "export * from '../scanner';"],
    ['main/lane/update.ts', "export const port = import('../scanner');"],
    ['main/lane/update.ts', "export let port: import('../scanner').Port;"],
    ['main/lane/update.ts', "export const port = require('../scanner');"],
    // a room that nobody has put into the table
    ['main/printer/print.ts', "import { update } from '../lane';"],
    ['main/terminal.ts', "import { print } from './printer';"],
  ];
  it.each(forbidden)('refuse, in %s: %s', (file, code) => {
    expect(objections(file, code)).toHaveLength(1);
  });

  const allowed: [file: string, code: string][] = [
    ['main/licence/decode.ts', "import { elements } from './elements';"],
    ['main/licence/subfile/read.ts', "import { elements } from '../elements';"],
    ['main/licence/index.ts', "export { decode } from './decode';"],
    ['main/licence/decode.ts', "import { z } from 'zod';"],
    ['main/scanner/serial.ts', "import { SerialPort } from 'serialport';"],
    ['main/sandbox/server.ts', "import { createServer } from 'node:http';"],
    ['main/lane/update.ts', "import { decode } from '../licence';"],
    ['main/lane/update.ts', "import type { Account } from '../flexiti/index';"],
    ['main/lane/view.ts', "import type { View } from '../../preload/contract';"],
    ['main/shell/window.ts', "import { BrowserWindow } from 'electron';"],
    ['main/shell/dialog.ts', "import { m } from '../../resources/messages/compiled/messages.js';"],
    ['main/ipc/handlers.ts', "import { channels } from '../../preload/contract';"],
    ['main/secrets/safe.ts', "import { safeStorage } from 'electron';"],
    ...rooms.map((room): [string, string] => ['main/terminal.ts', `import { x } from './${room}';`]),
    ['main/index.ts', "import { createTerminal } from './terminal';"],
    ['main/index.ts', "import { app } from 'electron';"],
    ['main/index.ts', "const training = import('./training');"],
    ['main/training.ts', "import { startSandbox } from './sandbox';"],
    ['main/terminal.ts', "import { createLock } from './lock';"],
    ['main/lock.ts', "import type { Unlocking } from '../preload/contract';"],
    ['preload/index.ts', "import { channels } from './contract';"],
    ['preload/index.ts', "import { contextBridge } from 'electron';"],
    ['renderer/state/view.ts', "import type { View } from '../../preload/contract';"],
    ['renderer/state/view.ts', "import { m } from '../../resources/messages/compiled/messages.js';"],
    ['renderer/screens/screen.ts', "import { view } from '../state/view';"],
    ['scripts/sandbox.ts', "import { startSandbox } from '../main/sandbox';"],
    ['test/main/licence/decode.test.ts', "import { decode } from '../../../main/licence/decode';"],
    ['electron.vite.config.ts', "import { join } from 'node:path';"],
  ];
  it.each(allowed)('let through, in %s: %s', (file, code) => {
    expect(objections(file, code)).toEqual([]);
  });
});

describe('the files', () => {
  it('do not import each other in circles', () => {
    const graph = new Map(sourceFiles().map((file) => [file, imports(file)]));
    expect(circles(graph)).toEqual([]);
  });

  it('would be seen to: a circle is found', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['a']],
    ]);
    expect(circles(graph)).toEqual(['a > b > d > a']);
  });
});

function sourceFiles(): string[] {
  return ['main', 'preload', 'renderer', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => [folder, ...name.split(sep)].join('/')),
  );
}

/** The files of ours that a file needs when it runs; imports of types alone are none. */
function imports(file: string): string[] {
  const text = ts.sys.readFile(join(root, file)) ?? '';
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isType = ts.isExportDeclaration(statement)
      ? statement.isTypeOnly
      : statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const source = statement.moduleSpecifier;
    if (isType || source === undefined || !ts.isStringLiteral(source) || !source.text.startsWith('.')) return [];
    const target = join(root, dirname(file), source.text);
    const found = [target, `${target}.ts`, join(target, 'index.ts')].find((path) => ts.sys.fileExists(path));
    return found === undefined ? [] : [relative(root, found).split(sep).join('/')];
  });
}

function circles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) {
      found.push([...path.slice(at), file].join(' > '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
