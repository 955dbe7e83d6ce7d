// Unit tests run in Node; component tests run in a real browser engine.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const debianChromium = '/usr/bin/chromium';
const launchOptions = existsSync(debianChromium)
  ? { executablePath: debianChromium, args: ['--no-sandbox', '--disable-background-networking'] }
  : {};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A stuck test ends; a busy machine is no failure.
          testTimeout: 60_000,
          environment: 'node',
          // The files share no state: no file replaces a module, and loading all of them anew for each costs half the time.
          isolate: false,
          maxWorkers: availableParallelism(),
          include: ['test/{chaos,docs,main,preload,scripts,support,resources}/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte()],
        // What Vite would find only once a test imports it: it would bundle anew, and tests on their way would lose their imports.
        optimizeDeps: {
          include: ['axe-core', 'bits-ui', 'bwip-js/browser', 'fast-check', 'uqr', 'zxing-wasm/reader'],
        },
        test: {
          name: 'component',
          include: ['test/renderer/**/*.test.ts'],
          maxWorkers: availableParallelism(),
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
