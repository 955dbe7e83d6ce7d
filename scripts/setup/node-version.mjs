// The oldest Node that the tools of this project run on.

/** @type {readonly [number, number]} */
const oldest = [20, 19];

/**
 * @param {string} version As process.versions.node says it.
 * @returns {string | null} What to tell the reader, or null where the version will do.
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return null;
  return `this program needs Node ${oldest.join('.')} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}
