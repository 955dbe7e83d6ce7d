import { describe, expect, it } from 'vitest';
import { createHub } from '../../../../main/scanner';
import type { ScannerEvent, ScannerState, Transport } from '../../../../main/scanner';

interface Fake extends Transport {
  scan(payload: string): void;
  calls: string[];
}

function fake(id: string, emit: (event: ScannerEvent) => void): Fake {
  let state: ScannerState = 'absent';
  const calls: string[] = [];
  return {
    calls,
    get status() {
      return { id, name: `port ${id}`, kind: 'serial' as const, state, because: null };
    },
    open() {
      calls.push('open');
      state = 'ready';
      emit({ type: 'status', status: { id, name: `port ${id}`, kind: 'serial', state, because: null } });
    },
    close() {
      calls.push('close');
      state = 'absent';
      emit({ type: 'cut', scannerId: id, bytes: 1, reason: 'disconnected' });
      return Promise.resolve();
    },
    scan(payload) {
      emit({ type: 'scan', scannerId: id, payload });
    },
  };
}

function withFakes(...ids: string[]) {
  const heard: ScannerEvent[] = [];
  const hub = createHub({ listener: (event) => heard.push(event), isComplete: () => false });
  const fakes = ids.map((id) => {
    const made: Fake[] = [];
    hub.add((emit) => {
      const one = fake(id, emit);
      made.push(one);
      return one;
    });
    const [one] = made;
    if (one === undefined) throw new Error('The hub made no transport');
    return one;
  });
  return { hub, heard, fakes };
}

describe('the hub', () => {
  it('opens what is added, and forwards each scanner’s events in order', () => {
    const { hub, heard, fakes } = withFakes('a', 'b');
    fakes[1]?.scan('one');
    fakes[0]?.scan('two');
    expect(heard.map((event) => (event.type === 'scan' ? `${event.scannerId} ${event.payload}` : event.type))).toEqual([
      'status',
      'status',
      'b one',
      'a two',
    ]);
    expect(hub.statuses().map(({ id, state }) => [id, state])).toEqual([
      ['a', 'ready'],
      ['b', 'ready'],
    ]);
  });

  it('forwards nothing of a scanner that was removed', async () => {
    const { hub, heard, fakes } = withFakes('a', 'b');
    heard.length = 0;
    await hub.remove('a');
    await hub.remove('a');
    await hub.remove('unknown');
    fakes[0]?.scan('late');
    expect(heard).toEqual([]);
    expect(fakes[0]?.calls).toEqual(['open', 'close']);
    expect(hub.statuses().map(({ id }) => id)).toEqual(['b']);
  });

  it('accepts an id again once its scanner was removed, not before', async () => {
    const { hub, heard } = withFakes('a');
    expect(() => {
      hub.add((emit) => fake('a', emit));
    }).toThrow('already');
    await hub.remove('a');
    heard.length = 0;
    hub.add((emit) => fake('a', emit));
    expect(heard).toHaveLength(1);
  });

  it('closes all', async () => {
    const { hub, fakes } = withFakes('a', 'b');
    await hub.close();
    expect(fakes.map(({ calls }) => calls)).toEqual([
      ['open', 'close'],
      ['open', 'close'],
    ]);
    expect(hub.statuses()).toEqual([]);
  });
});
