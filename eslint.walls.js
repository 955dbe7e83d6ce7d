// The walls between the folders, as one ESLint rule over one table: who may know whom, which rooms may use Electron or
// Node, and that a room is entered through its door (index.ts) alone. test/scripts/walls.test.ts proves that each bites.
import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * @typedef {object} Wall
 * @property {readonly string[]} [knows] Areas whose doors it may import.
 * @property {readonly string[]} [knowsTypesOf] Areas of which it may import types.
 * @property {boolean} [electron] May import Electron.
 * @property {boolean} [withoutNode] May not import Node's own modules.
 * @property {boolean} [inside] May import files behind doors.
 */

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
const everything = [
  ...rooms,
  'terminal',
  'training',
  'lock',
  'clock-watch',
  'scanner-set-up',
  'start',
  'contract',
  'messages',
];

/** @type {Readonly<Record<string, Wall>>} */
const walls = {
  licence: { withoutNode: true },
  flexiti: {},
  scanner: {},
  settings: {},
  sandbox: {},
  journal: {},
  audit: {},
  secrets: { electron: true },
  lane: { knows: ['licence', 'flexiti'], knowsTypesOf: ['contract'], withoutNode: true },
  shell: { knows: ['messages'], electron: true },
  ipc: { knows: ['contract'], electron: true },
  terminal: { knows: [...rooms, 'lock', 'clock-watch', 'contract', 'messages'] },
  // The embedded sandbox takes the decoder as an argument: this file is where it gets it.
  training: { knows: ['licence', 'sandbox'], knowsTypesOf: ['contract'] },
  'clock-watch': { withoutNode: true },
  lock: { knowsTypesOf: ['contract'], withoutNode: true },
  'scanner-set-up': { knows: ['scanner'], knowsTypesOf: ['contract'] },
  start: {
    knows: [...rooms, 'terminal', 'training', 'scanner-set-up', 'contract', 'messages'],
    electron: true,
  },
  contract: { withoutNode: true },
  preload: { knows: ['contract'], electron: true },
  renderer: { knows: ['messages'], knowsTypesOf: ['contract'], withoutNode: true },
  scripts: { knows: everything, electron: true },
  test: { knows: [...everything, 'preload', 'renderer', 'scripts'], electron: true, inside: true },
};

/**
 * The area that a file belongs to.
 * @param {string} path From the project's root, with slashes.
 * @returns {string | null} Null for what has no walls: configuration files.
 */
function areaOf(path) {
  const [top = '', second = ''] = path.split('/');
  if (top === 'main') {
    const name = second.replace(/\.ts$/, '');
    if (name === 'index') return 'start';
    // A room that the table does not know may import nothing, and nobody may import it, until somebody adds it.
    return name;
  }
  if (top === 'preload') return /^contract(\.ts)?$/.test(second) ? 'contract' : 'preload';
  if (path.startsWith('resources/messages/compiled/')) return 'messages';
  return ['renderer', 'scripts', 'test'].includes(top) ? top : null;
}

/**
 * Whether a path is the door of its area. Areas that are one file, and those that nobody else enters, are all door.
 * @param {string} area
 * @param {string} path
 */
function isDoor(area, path) {
  return !rooms.includes(area) || path === `main/${area}` || /^main\/[^/]+\/index(\.ts)?$/.test(path);
}

/**
 * What is wrong with an import.
 * @param {string} file From the project's root, with slashes.
 * @param {string} source As it is written.
 * @param {boolean} isType Whether only types are imported.
 * @returns {string | null}
 */
function objection(file, source, isType) {
  const area = areaOf(file);
  if (area === null) return null;
  const wall = walls[area] ?? {};
  if (!source.startsWith('.')) return packageObjection(area, wall, source);

  const target = relative('/', resolve('/', dirname(file), source.replace(/\?.*$/, '')))
    .split(sep)
    .join('/');
  const other = areaOf(target === 'main' || target === 'preload' ? `${target}/index` : target);
  if (other === null) return null;
  if (other === area) {
    const entersOwnDoor = rooms.includes(area) && isDoor(area, target);
    return entersOwnDoor ? `${area}/ does not go through its own door: import the file that has it.` : null;
  }
  const known = wall.knows?.includes(other) === true || (isType && wall.knowsTypesOf?.includes(other) === true);
  if (!known) {
    const onlyTypes = wall.knowsTypesOf?.includes(other) === true;
    return onlyTypes ? `${area} may import types of ${other} alone.` : `${area} may not know ${other}.`;
  }
  if (wall.inside !== true && !isDoor(other, target))
    return `${other}/ is entered through its door: import '…/${other}'.`;
  return null;
}

/**
 * @param {string} area
 * @param {Wall} wall
 * @param {string} source
 */
function packageObjection(area, wall, source) {
  if (/^electron(\/|$)/.test(source) && wall.electron !== true) return `${area} may not know Electron.`;
  if (isBuiltin(source) && wall.withoutNode === true) return `${area} may not use Node's own modules.`;
  return null;
}

/**
 * What the nodes that name a module have in common; the parsers' own types do not agree with each other.
 * @typedef {object} ModuleNode
 * @property {{ value?: unknown } | null} [source]
 * @property {string} [importKind]
 * @property {string} [exportKind]
 * @property {{ name?: string }} [callee]
 * @property {{ value?: unknown }[]} [arguments]
 */

/** @type {import('eslint').Rule.RuleModule} */
const whoMayKnowWhom = {
  meta: { type: 'problem', docs: { description: 'keep the walls between the folders' }, schema: [] },
  create(context) {
    const file = relative(import.meta.dirname, context.filename)
      .split(sep)
      .join('/');
    /**
     * @param {ModuleNode} node
     * @param {{ value?: unknown } | null | undefined} source
     * @param {boolean} isType
     */
    const check = (node, source, isType) => {
      if (typeof source?.value !== 'string') return;
      const message = objection(file, source.value, isType);
      if (message !== null) context.report({ node: /** @type {import('eslint').Rule.Node} */ (node), message });
    };
    return /** @type {import('eslint').Rule.RuleListener} */ ({
      ImportDeclaration: (/** @type {ModuleNode} */ node) => {
        check(node, node.source, node.importKind === 'type');
      },
      ExportNamedDeclaration: (/** @type {ModuleNode} */ node) => {
        check(node, node.source, node.exportKind === 'type');
      },
      ExportAllDeclaration: (/** @type {ModuleNode} */ node) => {
        check(node, node.source, node.exportKind === 'type');
      },
      ImportExpression: (/** @type {ModuleNode} */ node) => {
        check(node, node.source, false);
      },
      TSImportType: (/** @type {ModuleNode} */ node) => {
        check(node, node.source, true);
      },
      CallExpression: (/** @type {ModuleNode} */ node) => {
        if (node.callee?.name === 'require') check(node, node.arguments?.[0], false);
      },
    });
  },
};

/** @type {import('eslint').Linter.Config} */
export default {
  files: ['**/*.{ts,js,mjs,cjs,svelte}'],
  plugins: { walls: { rules: { 'who-may-know-whom': whoMayKnowWhom } } },
  rules: { 'walls/who-may-know-whom': 'error' },
};
