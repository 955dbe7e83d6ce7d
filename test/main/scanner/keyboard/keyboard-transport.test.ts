// The keyboard transport: its timer, order and end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyboardTransport } from '../../../../main/scanner/keyboard/keyboard-transport';
import type { Keystroke } from '../../../../main/base';
import type { ScannerEvent } from '../../../../main/scanner/device/scanner';
import { licenceStart } from '../../../../main/licence';
import { aamva, isComplete } from '../payloads';
import { down, scannerKeys } from './typist';

const licence = aamva('TREMBLAY');

function keyboard() {
  const events: ScannerEvent[] = [];
  const released: string[] = [];
  let take: ((stroke: Keystroke) => boolean) | null = null;
  const transport = createKeyboardTransport({
    id: 'keyboard',
    isComplete,
    startOf: licenceStart,
    emit: (event) => events.push(event),
    keystrokes: {
      listen(takeKey) {
        take = takeKey;
        return () => {
          take = null;
        };
      },
      release: (strokes) => released.push(...strokes.map(({ key }) => key)),
      takeBack: () => undefined,
      textFieldFocused: () => true,
    },
  });
  const type = (name: string): boolean => take?.(down(name)) ?? true;
  return { events, released, transport, type };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the keyboard as a scanner', () => {
  it('is ready while it is open', async () => {
    const { events, transport } = keyboard();
    transport.open();
    transport.open();
    expect(transport.status).toEqual({
      id: 'keyboard',
      name: 'keyboard',
      kind: 'wedge',
      state: 'ready',
      because: null,
    });
    await transport.close();
    expect(events.map((event) => event.type === 'status' && event.status.state)).toEqual(['ready', 'absent']);
  });

  it('reports a scan after its last key, outside the call that delivered it', async () => {
    const { events, transport, type } = keyboard();
    transport.open();
    const scans = (): ScannerEvent[] => events.filter(({ type }) => type === 'scan');
    expect(scannerKeys(licence, '').map(type)).not.toContain(true);
    expect(scans()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(scans()).toEqual([{ type: 'scan', scannerId: 'keyboard', payload: licence }]);
  });

  it('releases a buffered key by its own timer', async () => {
    const { released, transport, type } = keyboard();
    transport.open();
    expect(type('@')).toBe(false);
    await vi.advanceTimersByTimeAsync(138);
    expect(released).toEqual([]);
    await vi.advanceTimersByTimeAsync(14);
    expect(released).toEqual(['@']);
  });

  it('releases buffered keys when it is closed, and takes nothing afterwards', async () => {
    const { released, transport, type } = keyboard();
    transport.open();
    type('%');
    await transport.close();
    expect(released).toEqual(['%']);
    expect(type('@')).toBe(true);
  });

  it('reports a scan that closing cut', async () => {
    const { events, transport, type } = keyboard();
    transport.open();
    for (const key of scannerKeys(licence, '').slice(0, 40)) type(key);
    await transport.close();
    await vi.advanceTimersByTimeAsync(1);
    expect(events).toContainEqual({ type: 'cut', scannerId: 'keyboard', bytes: 40, reason: 'disconnected' });
  });
});
