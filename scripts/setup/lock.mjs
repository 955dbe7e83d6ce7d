// Two set-ups at once would write into the same folders: the second one waits for the first.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupProblem } from './announce.mjs';

const pollMs = 200;
// A claim is written right after its file was made; one that is empty after this long has a holder that died in between.
const namelessMs = 5_000;

/**
 * @typedef {object} Claim
 * @property {number} number Their order: the last one holds the lock.
 * @property {string} text Who made it.
 */

/**
 * Runs the work while holding the lock: a folder with a file for each claim, `pid`, `pid.1` and so on. The last claim
 * holds the lock. A holder that died is followed by the next number, which the file system gives to one process alone;
 * nothing of a lock is removed but by its holder, as a whole.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] Called once, when another process holds the lock.
 * @returns {Promise<T>}
 * @throws {SetupProblem} where the lock cannot be written or read; that somebody else holds it is no error.
 */
export async function withLock(folder, work, onWait) {
  const mine = `${process.pid}\n${startOf(process.pid)}\n${randomUUID()}`;
  let waited = false;
  while (!orReport(folder, () => isTaken(folder, mine))) {
    if (!waited) onWait?.();
    waited = true;
    await pause(pollMs);
  }
  const release = () => {
    if (lastClaim(folder)?.text === mine) remove(folder);
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/**
 * @template T
 * @param {string} folder
 * @param {() => T} act
 * @returns {T}
 */
function orReport(folder, act) {
  try {
    return act();
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new SetupProblem(`the lock ${folder}, which lets one set-up run at a time, cannot be taken: ${reason}`, {
      cause: problem,
    });
  }
}

/**
 * One attempt.
 * @param {string} folder
 * @param {string} mine
 */
function isTaken(folder, mine) {
  mkdirSync(folder, { recursive: true });
  const last = lastClaim(folder);
  if (last?.text === mine) return true;
  if (last !== null && !isAbandoned(folder, last)) return false;
  const number = last === null ? 0 : last.number + 1;
  if (!isWritten(fileOf(folder, number), mine)) return false;
  // Meanwhile the claim before may have been given up and another lock begun, or its holder may have written its name.
  if (last !== null && textOf(fileOf(folder, last.number)) !== last.text) {
    rmSync(fileOf(folder, number), { force: true });
    return false;
  }
  return lastClaim(folder)?.text === mine;
}

/**
 * False where another process was faster, or released the lock just now.
 * @param {string} file
 * @param {string} text
 */
function isWritten(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (problem) {
    if (hasCode(problem, 'EEXIST', 'ENOENT')) return false;
    throw problem;
  }
}

/**
 * @param {string} folder
 * @returns {Claim | null}
 */
function lastClaim(folder) {
  const numbers = namesIn(folder).flatMap((name) => {
    const number = /^pid(?:\.(\d+))?$/.exec(name);
    return number === null ? [] : [Number(number[1] ?? 0)];
  });
  const number = Math.max(...numbers);
  const text = numbers.length === 0 ? null : textOf(fileOf(folder, number));
  return text === null ? null : { number, text };
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch (problem) {
    if (hasCode(problem, 'ENOENT')) return [];
    throw problem;
  }
}

/**
 * Null where there is no such file.
 * @param {string} file
 */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (problem) {
    if (hasCode(problem, 'ENOENT')) return null;
    throw problem;
  }
}

/**
 * @param {string} folder
 * @param {number} number
 */
function fileOf(folder, number) {
  return join(folder, number === 0 ? 'pid' : `pid.${number}`);
}

/**
 * Whether the holder is gone: its number is nobody's, or that of a process which began at another time.
 * @param {string} folder
 * @param {Claim} claim
 */
function isAbandoned(folder, { number, text }) {
  const written = statSync(fileOf(folder, number), { throwIfNoEntry: false })?.mtimeMs;
  if (written === undefined) return false;
  const [pidText = '', start = ''] = text.split('\n');
  const pid = Number(pidText);
  if (!(pid > 0)) return Date.now() - written > namelessMs;
  return !isAlive(pid) || (start !== '' && startOf(pid) !== start);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return hasCode(problem, 'EPERM');
  }
}

/**
 * When a process began, by the system's own count and on this boot; '' where the system does not say (all but Linux).
 * @param {number} pid
 */
function startOf(pid) {
  try {
    // The name, in brackets, may hold spaces; the start is the twentieth field after it (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** @param {string} folder */
function remove(folder) {
  // First out of the way, at once: a lock of which half is removed would look like another one.
  const away = `${folder}.${randomUUID()}`;
  try {
    renameSync(folder, away);
  } catch {
    // Windows, while a virus scanner looks into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  rmSync(away, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * @param {unknown} problem
 * @param {string[]} codes
 */
function hasCode(problem, ...codes) {
  return problem instanceof Error && 'code' in problem && codes.includes(String(problem.code));
}
