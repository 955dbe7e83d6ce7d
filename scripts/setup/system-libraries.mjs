// What Debian and Ubuntu must have beside npm: the shared libraries of Electron, and the tools of the tests.
import { existsSync, readFileSync } from 'node:fs';
import { SetupProblem } from './announce.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {import('./announce.mjs').Announce} Announce */
/** @typedef {'electron' | 'display' | 'tests'} LibraryGroup */

/**
 * Each entry lists the names that one package has in different releases, the older name first.
 * @type {Record<LibraryGroup, readonly (readonly string[])[]>}
 */
const groups = {
  electron: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
    ['libusb-1.0-0'],
    ['udev'],
  ],
  // What `npm start` needs where there is no display: socat is the far end of the demo lane's serial device.
  display: [['xvfb'], ['xauth'], ['socat']],
  tests: [
    ['xdotool'],
    ['chromium'],
    // A keyring: what keeps a secret on Linux, and how Electron speaks to it.
    ['dbus'],
    ['gnome-keyring'],
    ['libsecret-1-0'],
    // Displays that are plugged in and out.
    ['xserver-xorg-core'],
    ['xserver-xorg-video-dummy'],
    ['x11-xserver-utils'],
    // A printer of the system that prints into files, and what reads them.
    ['cups'],
    ['printer-driver-cups-pdf'],
    ['poppler-utils'],
  ],
};

/**
 * The entries of the groups of which no name is installed.
 * @param {readonly LibraryGroup[]} wanted
 * @param {ReadonlySet<string>} installed
 * @returns {string[][]}
 */
export function missingPackages(wanted, installed) {
  return wanted
    .flatMap((group) => groups[group])
    .filter((names) => !names.some((name) => installed.has(name)))
    .map((names) => [...names]);
}

/**
 * Reads `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`.
 * @param {string} listing
 * @returns {Set<string>}
 */
export function readInstalled(listing) {
  const lines = listing.split('\n').map((line) => line.split(' '));
  return new Set(lines.flatMap(([name, status]) => (name !== undefined && status === 'installed' ? [name] : [])));
}

/**
 * Installs what is missing. Does nothing on systems without dpkg, where the README says what is needed.
 * @param {readonly LibraryGroup[]} wanted
 * @param {Announce} announce
 * @returns {Promise<void>}
 * @throws {SetupProblem} without root, naming the one command to run; or where apt failed
 */
export async function setUpSystemLibraries(wanted, announce) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const names = wanted.flatMap((group) => groups[group]).flat();
  const query = await runCommand('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    capture: true,
    quiet: true,
  });
  const missing = missingPackages(wanted, readInstalled(query.output)).filter(
    ([name]) => !(name === 'chromium' && isUbuntu()),
  );
  if (missing.length === 0) return;

  if (process.getuid?.() !== 0) {
    const shown = await availableNames(missing);
    throw new SetupProblem(
      `these Debian packages are missing: ${shown.join(' ')}\n` +
        `Run this once, then try again:\n\n` +
        `  sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${shown.join(' ')}'\n`,
    );
  }
  announce('updating the list of Debian packages (apt-get update)');
  await apt(['update', '-qq']);
  const found = await availableNames(missing);
  announce(`installing Debian packages: ${found.join(' ')}`);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...found]);
}

/** @param {readonly string[]} args */
async function apt(args) {
  const { code } = await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new SetupProblem(`apt-get ${args[0] ?? ''} failed. Its messages above say why.`);
}

/** @param {readonly (readonly string[])[]} packages */
async function availableNames(packages) {
  return Promise.all(packages.map(availableName));
}

/**
 * The newest of a package's names that this release knows.
 * @param {readonly string[]} names
 * @returns {Promise<string>}
 */
async function availableName(names) {
  for (const name of names.slice(1).reverse()) {
    const { code, output } = await runCommand('apt-cache', ['show', '--no-all-versions', name], {
      capture: true,
      quiet: true,
    });
    if (code === 0 && output !== '') return name;
  }
  return names[0] ?? '';
}

/** Ubuntu's chromium package is a link to a snap; tests use Playwright's own browser there. */
function isUbuntu() {
  return existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
