import { beforeEach, expect, it } from 'vitest';
import { createFatalErrorHandler } from '../../../main/app/fatal-error';
import { createLifecycle, type Lifecycle } from '../../../main/app/lifecycle';

let lifecycle: Lifecycle;
let log: string[];
let read: () => void;
let handle: (error: unknown) => Promise<void>;

beforeEach(() => {
  lifecycle = createLifecycle();
  lifecycle.enter('running');
  log = [];
  handle = createFatalErrorHandler({
    lifecycle,
    stop: (outcome) => {
      log.push(`stop ${outcome} while ${lifecycle.phase}`);
      return Promise.resolve();
    },
    log: (line) => log.push(line.replace(/ at .*/s, '').trim()),
    show: (code, reason) => {
      log.push(`show ${code} ${reason}`);
      return new Promise((resolve) => (read = resolve));
    },
    exit: (code) => log.push(`exit ${code}`),
  });
});

it('stops before it shows why, and ends when the message is dismissed', async () => {
  const handled = handle(new TypeError('ROSALIND TESTWELL'));
  await Promise.resolve();
  const stopped = ['stopped: TypeError', 'show stopped_unforeseen TypeError', 'stop stopped_unforeseen while closing'];
  await expect.poll(() => log.toSorted()).toEqual(stopped.toSorted());
  expect(log.at(-1)).not.toBe('exit 1');
  read();
  await handled;
  expect(log.at(-1)).toBe('exit 1');
});

it('has words of its own for a port that is taken', async () => {
  void handle(Object.assign(new Error('listen'), { code: 'EADDRINUSE' }));
  await expect.poll(() => log).toContain('show sandbox_port_busy EADDRINUSE');
});

it('shows one error: of those that follow it only logs the kind', async () => {
  void handle(new TypeError('one'));
  await handle(new RangeError('two'));
  await expect.poll(() => log.filter((line) => line.startsWith('show'))).toHaveLength(1);
  expect(log).toContain('stopped: RangeError');
  expect(log.filter((line) => line.startsWith('stop '))).toHaveLength(1);
});

it('shows nothing while the program is closing anyway', async () => {
  lifecycle.enter('closing');
  await handle(new TypeError('late'));
  expect(log).toEqual(['stopped: TypeError']);
});
