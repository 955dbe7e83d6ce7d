// What Electron must be told about the machine it runs on.

/**
 * Chromium's sandbox refuses to run as root, so root on Linux runs without it, with a warning.
 * @param {(line: string) => void} announce
 * @param {NodeJS.Platform} [platform]
 * @param {number} [user] The user's number, where the system has one.
 * @returns {string[]}
 */
export function electronArguments(announce, platform = process.platform, user = process.getuid?.()) {
  if (platform !== 'linux' || user !== 0) return [];
  announce("WARNING: running as root, so without Chromium's sandbox (--no-sandbox). Use an ordinary user in a store");
  return ['--no-sandbox'];
}
