// What scanner diagnosis shows at its start and later, for the tests of its screen; and its screen, opened.
import { expect } from 'vitest';
import type { DiagnosisView, FoundScannerView, Language, RecordingView, View } from '../../preload/contract';
import { press, renderTerminal, type Rendered } from './render-terminal';
import { everyCase } from './views';

export const port = '/dev/ttyUSB0';
export const keyboard = { name: '', kind: 'wedge', state: 'ready', because: null, path: '', baudRate: null } as const;
export const serial = {
  name: 'USB-Serial Controller',
  kind: 'serial',
  because: null,
  path: port,
  heard: 'nothing',
} as const;

export const nothing: DiagnosisView = {
  codes: { licence: '@\n\u001e\rANSI 636012100001DL00310011DLDCSSETUP\r', number: '0000111122223333' },
  listening: [
    { ...serial, state: 'ready', baudRate: 9600 },
    { ...keyboard, heard: 'nothing' },
  ],
  raw: [],
  other: null,
  found: null,
  unheard: [],
  recording: { state: 'off' },
};

export const recorded = (recording: RecordingView, more: Partial<DiagnosisView> = {}): DiagnosisView => ({
  ...nothing,
  ...more,
  recording,
});
export const file = '/home/terminal/.config/flexiti-pos-terminal/recordings/scan-2026-11-29-044634.jsonl';

export const found: FoundScannerView = {
  name: serial.name,
  kind: 'serial',
  path: port,
  line: { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1 },
  code: 'licence',
  prefix: '',
  suffix: '⟨CR⟩⟨LF⟩',
  controlCharacters: 'kept',
  hint: null,
  kept: true,
};

export const wedge: FoundScannerView = {
  ...found,
  name: '',
  kind: 'wedge',
  path: null,
  line: null,
  suffix: '',
  hint: 'other',
};

export function counter(): View {
  const seen = everyCase()['customer-empty'];
  if (!seen) throw new Error('no empty counter');
  return seen;
}

export async function open(language: Language = 'en-CA', seen: View = counter()): Promise<Rendered> {
  const rendered = await renderTerminal(seen, language);
  rendered.api.diagnosis = nothing;
  await expect.element(rendered.byId('set-up-key')).toBeVisible();
  press('F9');
  await expect.element(rendered.byId('set-up-next')).toBeVisible();
  return rendered;
}
