// The rooms put together, on the embedded POS API: what a clock change does to calls under way and to stored customers.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../../../main/audit';
import { openJournal } from '../../../main/journal';
import type { Journal } from '../../../main/journal';
import type { Sandbox } from '../../../main/sandbox';
import { createTerminal } from '../../../main/app/terminal';
import { createRequestIds } from '../../../main/app/request-ids';
import type { Terminal } from '../../../main/app/terminal';
import { startTraining } from '../../../main/app/training';
import { withDefaults } from '../../../main/settings/schema/settings';
import type { Intention, VerifyScreenView } from '../../../preload/contract';

const dayMs = 86_400_000;
const key = randomBytes(32);
let folder: string;
let sandbox: Sandbox;
let aheadMs: number;
let steadyAheadMs: number;
let terminals: Terminal[];
let entries: AuditEntry[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  sandbox = await startTraining({ port: 0, now: Date.now });
  aheadMs = 0;
  steadyAheadMs = 0;
  terminals = [];
  entries = [];
});
afterEach(async () => {
  await Promise.all(terminals.map((terminal) => terminal.close()));
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const now = (): number => Date.now() + aheadMs;

function journalIn(name: string): Journal {
  return openJournal({ folder: join(folder, name), name: 'live', key, now }).journal;
}

function open(journal: Journal): Terminal {
  const terminal = createTerminal({
    settings: { ...withDefaults({}), scanningAllowed: false },
    api: sandbox,
    training: false,
    version: '0',
    fetch,
    fetchOnce: fetch,
    closeConnections: () => undefined,
    printPage: () => Promise.reject(new Error('no printer')),
    now,
    steadyNow: () => performance.now() + steadyAheadMs,
    randomId: () => randomBytes(16).toString('hex'),
    requestId: createRequestIds(folder),
    onView: () => undefined,
    onScan: () => undefined,
    clipboard: { write: () => undefined, forget: () => Promise.resolve() },
    audit: (entry) => entries.push(entry),
    journal,
    hasKeyring: true,
    keystrokes: {
      listen: () => () => undefined,
      release: () => undefined,
      takeBack: () => undefined,
      textFieldFocused: () => false,
    },
    keepLanguage: () => undefined,
  });
  terminals.push(terminal);
  return terminal;
}

function send(terminal: Terminal, intention: Intention): void {
  const { flowId, screenNumber } = terminal.view();
  expect(terminal.intend({ flowId, screenNumber, intention })).toBe(true);
}

function verifying(terminal: Terminal): VerifyScreenView {
  const { screen } = terminal.view();
  if (screen.step !== 'verify') throw new Error(`at ${screen.step}`);
  return screen;
}

async function withCustomer(journal: Journal): Promise<Terminal> {
  const terminal = open(journal);
  send(terminal, { type: 'lookup', by: 'account', number: '117000121' });
  await vi.waitFor(() => {
    expect(verifying(terminal).methods).toContainEqual(expect.objectContaining({ format: 'sms', available: true }));
  });
  return terminal;
}

it.each([dayMs, -dayMs])(
  'an answer that comes after the clock was set by %i ms is noted by the set clock, once',
  async (byMs) => {
    const terminal = await withCustomer(journalIn('one'));
    sandbox.control.fault({ kind: 'latency', ms: 100, endpoint: 'verify' });
    send(terminal, { type: 'verify', format: 'sms' });
    expect(verifying(terminal).attempt.kind).toBe('sending');
    aheadMs = byMs;
    await vi.waitFor(() => {
      expect(verifying(terminal).attempt.kind).toBe('sent');
    });
    send(terminal, { type: 'declineScan', scan: 0 });
    const { attempt } = verifying(terminal);
    expect(Math.abs((attempt.kind === 'sent' ? attempt.at : 0) - now())).toBeLessThan(60_000);
  },
);

it.each([dayMs, -dayMs, 240_000])(
  'the trail counts the milliseconds of a call during which the clock was set by %i ms',
  async (byMs) => {
    const terminal = await withCustomer(journalIn('one'));
    sandbox.control.fault({ kind: 'latency', ms: 100, endpoint: 'verify' });
    send(terminal, { type: 'verify', format: 'sms' });
    aheadMs = byMs;
    await vi.waitFor(() => {
      expect(entries.at(-1)).toMatchObject({ event: 'verify_answered', outcome: 'ok' });
    });
    const { ms } = entries.at(-1) ?? {};
    expect(ms).toBeGreaterThanOrEqual(90);
    expect(ms).toBeLessThan(60_000);
  },
);

it('the customer on the counter when the clock was set is still there after a crash', async () => {
  const terminal = await withCustomer(journalIn('one'));
  const { flowId } = terminal.view();
  aheadMs = dayMs;
  send(terminal, { type: 'declineScan', scan: 0 });
  // As after a kill: nothing is closed, and the next start finds what is on the disk.
  cpSync(join(folder, 'one'), join(folder, 'two'), { recursive: true });
  const again = open(journalIn('two'));
  expect(again.view()).toMatchObject({ flowId, notice: { code: 'restored' } });
});

it("a customer of whom nothing is known is addressed in the terminal's language, also when it is switched", () => {
  const terminal = open(journalIn('one'));
  expect(terminal.view().customerLanguage).toBe('en-CA');
  terminal.setLanguage('fr-CA');
  expect(terminal.view()).toMatchObject({ customerLanguage: 'fr-CA', terminal: { language: 'fr-CA' } });
  send(terminal, { type: 'newCustomer' });
  expect(terminal.view().customerLanguage).toBe('fr-CA');
});

describe('closing', () => {
  const requests = (): string[] => sandbox.control.requests().map(({ endpoint }) => String(endpoint));
  const events = (): string[] => entries.map(({ event }) => event);

  it('an answer that comes while it closes changes and records nothing', async () => {
    const terminal = open(journalIn('one'));
    sandbox.control.fault({ kind: 'latency', ms: 100, endpoint: 'lookup' });
    send(terminal, { type: 'lookup', by: 'account', number: '117000121' });
    await vi.waitFor(() => {
      expect(requests()).toContain('lookup');
    });
    const { revision } = terminal.view();
    await terminal.close();
    await delay(250);
    expect(events().at(-1)).toBe('lane_stopped');
    expect(terminal.view().revision).toBe(revision);
  });

  it('no retry is sent any more', async () => {
    const terminal = open(journalIn('one'));
    sandbox.control.fault({ kind: 'error', endpoint: 'lookup', status: 500, code: 'general_error', times: 9 });
    send(terminal, { type: 'lookup', by: 'account', number: '117000121' });
    await vi.waitFor(() => {
      expect(requests()).toContain('lookup');
    });
    await terminal.close();
    const sent = requests().length;
    // The first retry is due after a quarter of a second.
    await delay(600);
    expect(requests()).toHaveLength(sent);
  });

  it('a verify that waits for its token is not sent any more', async () => {
    const terminal = await withCustomer(journalIn('one'));
    // A token lives twenty minutes, and verify takes none in its last one.
    steadyAheadMs = aheadMs = 1_190_000;
    sandbox.control.fault({ kind: 'latency', ms: 150, endpoint: 'token' });
    send(terminal, { type: 'verify', format: 'sms' });
    await terminal.close();
    await delay(400);
    expect(requests()).not.toContain('verify');
    expect(entries.slice(-2)).toMatchObject([
      { event: 'verify_answered', outcome: 'unanswered' },
      { event: 'lane_stopped', outcome: 'ok' },
    ]);
  });

  it('ends the trail once, with the first outcome', async () => {
    const terminal = open(journalIn('one'));
    await Promise.all([terminal.close('stopped_unforeseen'), terminal.close()]);
    expect(entries.filter(({ event }) => event === 'lane_stopped')).toMatchObject([{ outcome: 'stopped_unforeseen' }]);
  });

  it('accepts no command any more', async () => {
    const terminal = await withCustomer(journalIn('one'));
    await terminal.close();
    const before = terminal.view();
    const { flowId, screenNumber } = before;
    terminal.intend({ flowId, screenNumber, intention: { type: 'newCustomer' } });
    terminal.lock();
    terminal.wake();
    terminal.resumeScanners();
    expect(terminal.view()).toEqual(before);
    expect(events().at(-1)).toBe('lane_stopped');
  });
});

describe('a computer that believes that it is 1970', () => {
  it('says so, and counts by Flexiti’s clock once that has answered', async () => {
    aheadMs = -Date.now();
    const terminal = open(journalIn('one'));
    const byHand = { firstName: 'Zz', lastName: 'Nobody', birthDate: '1984-05-17', postalCode: '' };
    expect(terminal.view().clock).toBe('wrong');
    send(terminal, { type: 'search', ...byHand });
    expect(terminal.view().customer).toMatchObject({ birthDate: '1984-05-17', age: null });
    await vi.waitFor(() => {
      expect(terminal.view().clock).toBe('corrected');
    });
    expect(terminal.view().customer?.age).toBeGreaterThanOrEqual(new Date().getFullYear() - 1984 - 1);
    aheadMs = 0;
    send(terminal, { type: 'declineScan', scan: 0 });
    expect(terminal.view().clock).toBeUndefined();
  });
});
