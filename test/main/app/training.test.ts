// What a trainee may do: licences that read as licences, outages on a real sandbox over HTTP, and the tour once a machine.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decode } from '../../../main/licence';
import { sandboxCustomers } from '../../../main/sandbox';
import type { Sandbox } from '../../../main/sandbox';
import { openTrainingPanel, startTraining } from '../../../main/app/training';
import type { TrainingPanel } from '../../../main/app/training';
import type { TrainingOutage } from '../../../preload/contract';

let sandbox: Sandbox;
let room: TrainingPanel;
const scan = vi.fn<(payload: string) => boolean>();
const keepTourSeen = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  scan.mockReturnValue(true);
  sandbox = await startTraining({ port: 0, now: Date.now });
  room = openTrainingPanel({ sandbox, scan, tourSeen: false, keepTourSeen });
});
afterEach(() => sandbox.close());

describe('the sample licences', () => {
  it('are one for each card of the sandbox, each of which the terminal reads', () => {
    const { licences } = room.view();
    const payloads = licences.map(({ payload }) => payload);
    expect(new Set(payloads).size).toBe(payloads.length);
    expect(new Set(payloads)).toEqual(new Set(sandboxCustomers.map((customer) => customer.payload())));
    for (const payload of payloads) expect(decode(payload, '2026-11-21').status).toBe('ok');
  });

  it('are scanned as they are, and no other is', () => {
    const [, second] = room.view().licences;
    expect(room.train({ type: 'scan', id: second?.id ?? '' })).toBe(true);
    expect(scan.mock.calls).toEqual([[second?.payload]]);
    expect(room.train({ type: 'scan', id: 'nobody' })).toBe(false);
    expect(scan).toHaveBeenCalledTimes(1);
  });

  it('are not scanned where the store does not', () => {
    scan.mockReturnValueOnce(false);
    expect(room.train({ type: 'scan', id: room.view().licences[0]?.id ?? '' })).toBe(false);
  });
});

describe('outages', () => {
  it.each<TrainingOutage>(['network_down', 'slow_answer', 'server_error', 'sign_in_expired', 'answer_cut'])(
    '%s waits until it strikes or is ended, in place of the one before',
    (outage) => {
      expect(room.view().waiting).toEqual([]);
      room.train({ type: 'outage', outage: outage === 'answer_cut' ? 'slow_answer' : 'answer_cut' });
      room.train({ type: 'outage', outage });
      expect(room.view().waiting).toEqual([outage]);
      room.train({ type: 'endOutages' });
      expect(room.view().waiting).toEqual([]);
    },
  );

  it('strike at their call, and are over then', async () => {
    room.train({ type: 'outage', outage: 'sign_in_expired' });
    const answer = await fetch(`${sandbox.baseUrl}/flexiti/pos-api/v2.5/oauth/token`, { method: 'POST' });
    expect(answer.status).toBe(401);
    expect(room.view().waiting).toEqual([]);
  });
});

it('the tour is kept as seen', () => {
  expect(room.view().tourSeen).toBe(false);
  expect(room.train({ type: 'tourSeen' })).toBe(true);
  expect(room.view().tourSeen).toBe(true);
  expect(keepTourSeen).toHaveBeenCalledTimes(1);
});
