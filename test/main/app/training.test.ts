// Training: sample licences that decode as licences, outages on a real sandbox over HTTP, the tour once per machine.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decode } from '../../../main/licence';
import { sandboxCustomers } from '../../../main/sandbox';
import type { Sandbox } from '../../../main/sandbox';
import { createTrainingPanel, startTraining } from '../../../main/app/training';
import type { TrainingPanel } from '../../../main/app/training';
import type { TrainingOutage } from '../../../preload/contract';

let sandbox: Sandbox;
let panel: TrainingPanel;
const scan = vi.fn<(payload: string) => boolean>();
const keepTourSeen = vi.fn();
const preview = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  scan.mockReturnValue(true);
  sandbox = await startTraining({ port: 0, now: Date.now });
  panel = createTrainingPanel({ sandbox, scan, tourSeen: false, preview, keepTourSeen });
});
afterEach(() => sandbox.close());

describe('the sample licences', () => {
  it('are one for each card of the sandbox, each of which the terminal reads', () => {
    const { licences } = panel.view();
    const payloads = licences.map(({ payload }) => payload);
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(new Set(payloads)).toEqual(
      new Set(sandboxCustomers.filter(({ id }) => !id.startsWith('reason-')).map((customer) => customer.payload())),
    );
    for (const payload of payloads) expect(decode(payload, '2026-11-21').status).toBe('ok');
  });

  it('are scanned as they are, and no other is', () => {
    const [, second] = panel.view().licences;
    expect(panel.train({ type: 'scan', id: second?.id ?? '' })).toBe(true);
    expect(scan.mock.calls).toEqual([[second?.payload]]);
    expect(panel.train({ type: 'scan', id: 'nobody' })).toBe(false);
    expect(scan).toHaveBeenCalledTimes(1);
  });

  it('are not scanned where the store does not', () => {
    scan.mockReturnValueOnce(false);
    expect(panel.train({ type: 'scan', id: panel.view().licences[0]?.id ?? '' })).toBe(false);
  });
});

describe('outages', () => {
  it.each<TrainingOutage>(['network_down', 'slow_answer', 'server_error', 'sign_in_expired', 'answer_cut'])(
    '%s waits until it strikes or is ended, in place of the one before',
    (outage) => {
      expect(panel.view().waiting).toEqual([]);
      panel.train({ type: 'outage', outage: outage === 'answer_cut' ? 'slow_answer' : 'answer_cut' });
      panel.train({ type: 'outage', outage });
      expect(panel.view().waiting).toEqual([outage]);
      panel.train({ type: 'endOutages' });
      expect(panel.view().waiting).toEqual([]);
    },
  );

  it('strike at their call, and are over then', async () => {
    panel.train({ type: 'outage', outage: 'sign_in_expired' });
    const answer = await fetch(`${sandbox.baseUrl}/flexiti/pos-api/v2.5/oauth/token`, { method: 'POST' });
    expect(answer.status).toBe(401);
    expect(panel.view().waiting).toEqual([]);
  });
});

it('the tour is stored as seen', () => {
  expect(panel.view().tourSeen).toBe(false);
  expect(panel.train({ type: 'tourSeen' })).toBe(true);
  expect(panel.view().tourSeen).toBe(true);
  expect(keepTourSeen).toHaveBeenCalledTimes(1);
});
