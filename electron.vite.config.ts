// How the bundles are built: main as ESM, each preload as one CommonJS file (a sandboxed preload may load nothing else), the
// pages minified. The `dependencies` of package.json, native modules, stay outside; all else goes in.
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

// The oldest Electron that this runs on, 33: whatever is installed, what is built is the same.
const node = 'node20.18';
const chrome = 'chrome130';

// What is bundled is distributed: its licences come with it.
const license = { fileName: 'third-party-licences.md' };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: node,
      license,
      rolldownOptions: { input: { index: resolve(root, 'main/index.ts') } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: node,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(root, 'preload/index.ts'),
          'customer-display': resolve(root, 'preload/customer-display.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [svelte({ configFile: resolve(root, 'svelte.config.js') })],
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      target: chrome,
      license,
      rolldownOptions: {
        input: { index: resolve(root, 'renderer/index.html'), customer: resolve(root, 'renderer/customer.html') },
      },
    },
  },
});
