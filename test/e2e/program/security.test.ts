// Electron's security checklist, item by item, in the real program.
import { expect, test } from '@playwright/test';
import { launch, type Launched } from '../support/launch';

let terminal: Launched;
test.beforeAll(async () => {
  terminal = await launch();
});
test.afterAll(async () => {
  await terminal.close();
});

/** The preferences that are in force, one for each web contents. */
function webPreferences(): Promise<Record<string, unknown>[]> {
  return terminal.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) =>
      // Missing in Electron's types.
      (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
    ),
  );
}

test('the page is sandboxed, isolated and has no Node', async () => {
  expect(await terminal.page.evaluate(() => [typeof process, typeof require, typeof module])).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  const preferences = await webPreferences();
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('nothing insecure, experimental or extra is enabled', async () => {
  const [preferences] = await webPreferences();
  expect(preferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false });
  // Absent or empty, depending on Electron's version.
  expect(preferences?.['enableBlinkFeatures'] ?? '').toBe('');
});

test('the page is served by app:// and its session is in memory', async () => {
  expect(await terminal.page.evaluate(() => location.origin)).toBe('app://terminal');
  expect(await terminal.page.evaluate(() => isSecureContext)).toBe(true);
  const path = await terminal.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.session.getStoragePath()),
  );
  expect(path).toEqual([null]);
});

test('inline scripts, evaluated strings and strings as HTML are refused', async () => {
  const outcome = await terminal.page.evaluate(async () => {
    const tries: Record<string, string> = {};
    const attempt = (name: string, run: () => unknown): void => {
      try {
        run();
        tries[name] = 'let through';
      } catch (problem) {
        tries[name] = problem instanceof Error ? problem.name : 'refused';
      }
    };
    // The debugger's own evaluation is exempt; code from a timer counts as the page's.
    await new Promise<void>((done) =>
      setTimeout(() => {
        attempt('function', () => Reflect.construct(Function, ['return 1']));
        attempt('html', () => (document.createElement('div').innerHTML = '<b>x</b>'));
        attempt('script', () => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
        });
        done();
      }, 0),
    );
    return { tries, ran: 'ran' in window };
  });
  expect(outcome).toEqual({ tries: { function: 'EvalError', html: 'TypeError', script: 'TypeError' }, ran: false });
});

test('inline styles and anything from the network are refused', async () => {
  const refused = await terminal.page.evaluate(async () => {
    const found: string[] = [];
    const wanted = ['style-src-attr', 'style-src-elem', 'img-src', 'connect-src', 'frame-src'];
    await new Promise<void>((done) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        found.push(event.effectiveDirective);
        if (wanted.every((directive) => found.includes(directive))) done();
      });
      document.body.setAttribute('style', 'color: red');
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      const image = document.createElement('img');
      image.src = 'https://example.com/x.png';
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(style, image, frame);
      fetch('https://example.com/').catch(() => undefined);
    });
    const colour = getComputedStyle(document.body).color;
    document.querySelectorAll('iframe, img').forEach((element) => {
      element.remove();
    });
    document.body.removeAttribute('style');
    return { found: [...new Set(found)].sort(), colour };
  });
  expect(refused.found).toEqual(['connect-src', 'frame-src', 'img-src', 'style-src-attr', 'style-src-elem']);
  expect(refused.colour).not.toBe('rgb(255, 0, 0)');
});

test('the session lets the page load nothing but its own files', async () => {
  const outcome = await terminal.app.evaluate(async ({ webContents }) => {
    const own = webContents.getAllWebContents()[0]?.session;
    return own?.fetch('https://127.0.0.1:1/').catch((problem: unknown) => String(problem));
  });
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('permissions are refused', async () => {
  const outcome = await terminal.page.evaluate(async () => {
    const name = (problem: unknown): string => (problem instanceof Error ? problem.name : 'refused');
    const states = await Promise.all(
      (['geolocation', 'notifications', 'camera', 'clipboard-read'] as PermissionName[]).map(
        async (permission) => (await navigator.permissions.query({ name: permission })).state,
      ),
    );
    return {
      states,
      notification: await Notification.requestPermission(),
      geolocation: await new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => {
            done('let through');
          },
          (problem) => {
            done(problem.code);
          },
        );
      }),
      clipboard: await navigator.clipboard.readText().then(() => 'let through', name),
    };
  });
  expect(outcome).toEqual({
    states: ['denied', 'denied', 'denied', 'denied'],
    notification: 'denied',
    geolocation: 1,
    clipboard: 'NotAllowedError',
  });
});

test('navigation is refused', async () => {
  const before = terminal.page.url();
  for (const target of ['https://example.com/', 'app://terminal/other.html']) {
    const asked = terminal.app.evaluate(
      ({ webContents }) =>
        new Promise<[string, boolean]>((done) => {
          // Listeners run in order: the program's own has already run.
          webContents.getAllWebContents()[0]?.once('will-frame-navigate', (event) => {
            done([event.url, event.defaultPrevented]);
          });
        }),
    );
    // The same connection keeps the order: the listener above is in place.
    await terminal.app.evaluate(() => undefined);
    await terminal.page.evaluate((url) => {
      location.assign(url);
    }, target);
    expect(await asked).toEqual([target, true]);
  }
  expect(terminal.page.url()).toBe(before);
});

test('new windows are refused', async () => {
  const opened = await terminal.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    return [window.open('https://example.com/'), window.open('app://terminal/index.html')];
  });
  expect(opened).toEqual([null, null]);
  expect(await terminal.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('webviews are refused', async () => {
  const isPlain = await terminal.page.evaluate(() => {
    const view: Element = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    document.body.append(view);
    const plain = !('getWebContentsId' in view) && view.shadowRoot === null;
    view.remove();
    return plain;
  });
  expect(isPlain).toBe(true);
  expect(await terminal.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('downloads are refused', async () => {
  const asked = terminal.app.evaluate(
    ({ webContents }) =>
      new Promise<boolean>((done) => {
        webContents.getAllWebContents()[0]?.session.once('will-download', (event) => {
          done(event.defaultPrevented);
        });
      }),
  );
  await terminal.app.evaluate(() => undefined);
  await terminal.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:text/plain,x';
    link.download = 'x.txt';
    link.click();
  });
  expect(await asked).toBe(true);
});

test('app:// serves the built page and nothing else', async () => {
  const answers = await terminal.app.evaluate(async ({ webContents }) => {
    const own = webContents.getAllWebContents()[0]?.session;
    const addresses = [
      'app://terminal/index.html',
      'app://terminal/',
      'app://terminal/../main/index.js',
      'app://terminal/..%2Fmain%2Findex.js',
      'app://terminal/%2e%2e/main/index.js',
      'app://terminal/..%5Cmain%5Cindex.js',
      'app://terminal/assets/..%2F..%2F..%2Fpackage.json',
      'app://elsewhere/index.html',
    ];
    return Promise.all(
      addresses.map(async (address) => {
        const answer = await own?.fetch(address);
        return [answer?.status, answer?.headers.get('content-security-policy')?.startsWith("default-src 'none'")];
      }),
    );
  });
  expect(answers).toEqual([[200, true], [200, true], ...Array.from({ length: 6 }, () => [404, true])]);
});
