// Who may import whom, read by dependency-cruiser (`npm run check:walls`). test/scripts/walls.test.ts proves that each rule
// bites; `npm run graph` draws the folders.

/**
 * @typedef {object} Wall
 * @property {string} path Regular expression of the area's files.
 * @property {readonly string[]} [knows] Areas whose doors it may import.
 * @property {readonly string[]} [knowsTypesOf] Areas of which it may import types alone.
 * @property {boolean} [electron] May import Electron.
 * @property {boolean} [withoutNode] May not import Node's own modules.
 */

const rooms = [
  'audit',
  'flexiti',
  'ipc',
  'journal',
  'lane',
  'licence',
  'printing',
  'quote',
  'sandbox',
  'scanner',
  'secrets',
  'settings',
  'shell',
  'slip',
];

/** @type {(name: string) => string} */
const room = (name) => `^main/${name}/`;

/** @type {Readonly<Record<string, Wall>>} */
const walls = {
  base: { path: room('base') },
  licence: { path: room('licence'), knows: ['base'], withoutNode: true },
  flexiti: { path: room('flexiti'), knows: ['base'] },
  scanner: { path: room('scanner'), knows: ['base'] },
  settings: { path: room('settings'), knows: ['base'] },
  sandbox: { path: room('sandbox'), knows: ['base'] },
  journal: { path: room('journal'), knows: ['base'] },
  audit: { path: room('audit'), knows: ['base'] },
  secrets: { path: room('secrets'), knows: ['base'], electron: true },
  quote: { path: room('quote'), knows: ['base', 'flexiti'], knowsTypesOf: ['contract'], withoutNode: true },
  slip: {
    path: room('slip'),
    knows: ['base', 'quote', 'messages', 'words'],
    knowsTypesOf: ['contract'],
  },
  printing: { path: room('printing'), knows: ['base', 'slip'], knowsTypesOf: ['contract'] },
  lane: {
    path: room('lane'),
    knows: ['base', 'licence', 'flexiti', 'quote'],
    knowsTypesOf: ['contract'],
    withoutNode: true,
  },
  shell: { path: room('shell'), knows: ['base', 'messages'], knowsTypesOf: ['contract'], electron: true },
  ipc: { path: room('ipc'), knows: ['base', 'contract'], electron: true },
  app: { path: room('app'), knows: ['base', ...rooms, 'contract', 'messages'] },
  start: { path: '^main/index\\.ts$', knows: ['base', ...rooms, 'app', 'contract', 'messages'], electron: true },
  contract: { path: '^preload/contract/', knowsTypesOf: ['base'], withoutNode: true },
  preload: { path: '^preload/[^/]+\\.ts$', knows: ['contract'], electron: true },
  words: { path: '^resources/words/', knows: ['messages'], knowsTypesOf: ['contract'], withoutNode: true },
  renderer: { path: '^renderer/', knows: ['messages', 'words'], knowsTypesOf: ['contract'], withoutNode: true },
  scripts: {
    path: '^scripts/',
    knows: ['base', ...rooms, 'app', 'start', 'contract', 'messages', 'support'],
    electron: true,
  },
  support: { path: '^test/support/', knows: ['base', ...rooms, 'app', 'contract', 'messages'], electron: true },
};
/** Areas without walls of their own. */
const open = { messages: '^resources/messages/', test: '^test/(?!support/)' };

/** @type {(area: string) => string} */
const pathOf = (area) => walls[area]?.path ?? open[/** @type {keyof typeof open} */ (area)];

const ours = '^(main|preload|renderer|resources/messages|resources/words|scripts|test)/';
const electron = '(^|/)node_modules/electron/|^electron(/|$)';
// A live terminal never loads the sandbox: what does is a door of its own, imported when it is needed.
const lazyDoor = '^main/app/training\\.ts$';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-circle',
    comment: 'Files import each other in a circle, types included.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-circle-of-folders',
    comment: 'Folders import each other in a circle: every arrow runs down.',
    severity: 'error',
    scope: 'folder',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolved',
    comment: 'An import that leads nowhere is one that no rule can judge.',
    severity: 'error',
    from: {},
    to: { path: '^\\.', couldNotResolve: true },
  },
  {
    name: 'known-area',
    comment: 'A folder that the table of walls does not name may import nothing of ours.',
    severity: 'error',
    from: {
      path: '^(main|preload|renderer|resources/words|scripts)/',
      pathNot: Object.values(walls).map(({ path }) => path),
    },
    to: { path: ours },
  },
  {
    name: 'through-the-door',
    comment: 'A folder is entered through its index.ts.',
    severity: 'error',
    from: { path: '^((?:main|preload|renderer).*)/[^/]+$' },
    to: {
      path: '^(main|preload|renderer)/.+/[^/]+\\.(ts|svelte)$',
      pathNot: ['^$1/[^/]+$', '/index\\.ts$', lazyDoor],
    },
  },
  {
    name: 'through-the-door-of-main',
    comment: 'Scripts enter a room of main through its index.ts.',
    severity: 'error',
    from: { path: '^(scripts|test/support)/' },
    to: { path: '^(main|preload)/.+', pathNot: ['^main/[^/]+/index\\.ts$', '^preload/contract/index\\.ts$', lazyDoor] },
  },
  {
    name: 'not-through-its-own-door',
    comment: 'A folder does not go through its own door: import the file that has it.',
    severity: 'error',
    from: { path: '^(main/.+|preload/contract.*|renderer/.+)/[^/]+$', pathNot: '/index\\.ts$' },
    to: { path: '^$1/index\\.ts$' },
  },
  ...Object.entries(walls).flatMap(([area, { path, knows = [], knowsTypesOf = [], electron: has, withoutNode }]) => [
    {
      name: `${area}-knows`,
      comment: `${area} may know ${[...knows, ...knowsTypesOf].join(', ') || 'no other area'}.`,
      severity: /** @type {const} */ ('error'),
      from: { path },
      to: { path: ours, pathNot: [path, ...[...knows, ...knowsTypesOf].map(pathOf)] },
    },
    ...knowsTypesOf.map((other) => ({
      name: `${area}-knows-types-of-${other}`,
      comment: `${area} may import types of ${other} alone.`,
      severity: /** @type {const} */ ('error'),
      from: { path },
      to: { path: pathOf(other), dependencyTypesNot: /** @type {['type-only']} */ (['type-only']) },
    })),
    ...(has === true
      ? []
      : [
          {
            name: `${area}-without-electron`,
            comment: `${area} may not know Electron.`,
            severity: /** @type {const} */ ('error'),
            from: { path },
            to: { path: electron },
          },
        ]),
    ...(withoutNode === true
      ? [
          {
            name: `${area}-without-node`,
            comment: `${area} may not use Node's own modules.`,
            severity: /** @type {const} */ ('error'),
            from: { path },
            to: { dependencyTypes: /** @type {['core']} */ (['core']) },
          },
        ]
      : []),
  ]),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|demo|screenshots)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
