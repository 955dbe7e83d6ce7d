import { Linter } from 'eslint';
import { join, resolve } from 'node:path';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import config from '../../eslint.config.js';
import quiet from '../../eslint.quiet.js';

const root = resolve(import.meta.dirname, '../..');
const linter = new Linter({ cwd: root });

/** The messages of the rule for one line of code in one file. */
function objections(file: string, code: string): string[] {
  const own = [{ ...quiet, files: ['**/*.ts'], languageOptions: { parser } }];
  return linter.verify(code, own, { filename: join(root, file) }).map(({ message }) => message);
}

describe('text outside the window', () => {
  it.each([
    "import { Notification } from 'electron';",
    "import { app, Tray as Corner } from 'electron';",
    "import { crashReporter } from 'electron';",
    "new Notification('Claire has an account');",
    "new window.Notification('Claire has an account');",
    "const electron = await import('electron'); new electron.Notification({ title: name });",
    'electron.crashReporter.start();',
    'registration.showNotification(name);',
    'window.setTitle(name);',
    'tray.displayBalloon(options);',
    'app.addRecentDocument(path);',
    'document.title = name;',
    'document.title = m.screens_customer_title({ name });',
  ])('is refused: %s', (code) => {
    expect(objections('main/shell/file.ts', code).length).toBeGreaterThan(0);
  });

  it.each([
    "import { app, BrowserWindow } from 'electron';",
    "new BrowserWindow({ title: 'Flexiti POS Terminal' });",
    "const notification = 'none';",
    'const { title } = document;',
    'document.title = m.screens_app_title();',
  ])('is not seen in %s', (code) => {
    expect(objections('main/shell/file.ts', code)).toEqual([]);
  });

  it('shell.openExternal is refused', () => {
    for (const code of [
      'void shell.openExternal(url);',
      'const { openExternal } = shell;',
      "void shell['openExternal'](url);",
      "void import('electron').then(({ shell }) => shell.openExternal(url));",
    ])
      expect(objections('main/shell/file.ts', code)).toContainEqual(expect.stringContaining('item 15'));
  });

  it('is searched for in the whole program', () => {
    expect(config).toContain(quiet);
    expect(quiet.files).toEqual(['main/**', 'preload/**', 'renderer/**']);
  });
});
