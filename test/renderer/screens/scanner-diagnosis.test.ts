// The screen that sets up a scanner: the ways in and out, its sentences in each state, and a stable layout.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import type { Language, DiagnosisView } from '../../../preload/contract';
import { counter, file, found, keyboard, nothing, open, port, recorded, serial, wedge } from '../diagnosis-views';
import { falseOutlines } from '../outlines';
import { expectAccessible, press, renderTerminal } from '../render-terminal';
import { everyCase } from '../views';

/** Each with a part of its sentence in each language. */
const moments: Record<string, { seen: DiagnosisView; tone: string; says: Record<Language, string> }> = {
  nothing: {
    seen: nothing,
    tone: 'info',
    says: { 'en-CA': 'Nothing has come yet', 'fr-CA': 'Rien n’est encore arrivé' },
  },
  'a Zebra in SNAPI mode, with the code to scan': {
    seen: {
      ...nothing,
      unheard: [{ name: 'DS2208', path: '/dev/hidraw3', mode: 'snapi', hint: 'zebra' }],
    },
    tone: 'warning',
    says: { 'en-CA': 'DS2208 is set to SNAPI', 'fr-CA': 'DS2208 est réglé en SNAPI' },
  },
  'a converter that brltty has taken': {
    seen: {
      ...nothing,
      unheard: [{ name: 'CH340', path: '/sys/bus/usb/devices/1-3', mode: 'brltty', hint: null }],
    },
    tone: 'warning',
    says: { 'en-CA': 'apt remove brltty', 'fr-CA': 'apt remove brltty' },
  },
  'many devices, none of them ready': {
    seen: {
      ...nothing,
      listening: [
        { ...serial, state: 'busy_elsewhere', because: 'ModemManager', baudRate: 9600 },
        { ...serial, path: '/dev/ttyUSB1', state: 'no_permission', because: 'dialout', baudRate: 9600 },
        { ...serial, path: '/dev/ttyUSB2', state: 'failed', baudRate: 9600 },
        { ...serial, path: '/dev/ttyUSB3', state: 'absent', baudRate: 9600 },
        { ...serial, path: '/dev/hidraw0', kind: 'hid', state: 'no_permission', baudRate: null },
        { ...keyboard, heard: 'nothing' },
      ],
    },
    tone: 'info',
    says: { 'en-CA': 'Nothing has come yet', 'fr-CA': 'Rien n’est encore arrivé' },
  },
  garbled: {
    seen: {
      ...nothing,
      listening: [{ ...serial, state: 'ready', heard: 'garbled', baudRate: 115200 }],
      raw: [{ name: serial.name, text: '⟨80+⟩⟨NUL⟩A⟨80+⟩'.repeat(40) }],
      other: { path: port, heard: 'garbled' },
    },
    tone: 'warning',
    says: { 'en-CA': 'Trying 115,200 baud', 'fr-CA': 'Essai à 115 200 bauds' },
  },
  'something else, typed': {
    seen: { ...nothing, other: { path: '', heard: 'something' } },
    tone: 'warning',
    says: { 'en-CA': 'from the keyboard is neither', 'fr-CA': 'Reçu par le clavier, mais' },
  },
  'the number alone': {
    seen: { ...nothing, found: { ...found, code: 'number', controlCharacters: 'unknown' } },
    tone: 'warning',
    says: { 'en-CA': 'reads no licences', 'fr-CA': 'ne lit aucun permis' },
  },
  lost: {
    seen: { ...nothing, found: { ...found, controlCharacters: 'lost', hint: 'honeywell' } },
    tone: 'warning',
    says: { 'en-CA': 'get lost on the way', 'fr-CA': 'se perdent en route' },
  },
  'changed, typed': {
    seen: { ...nothing, found: { ...wedge, controlCharacters: 'changed' } },
    tone: 'warning',
    says: { 'en-CA': 'change on the way', 'fr-CA': 'changent en route' },
  },
  'well, typed': {
    seen: { ...nothing, found: wedge },
    tone: 'good',
    says: { 'en-CA': 'safer still', 'fr-CA': 'serait plus sûre' },
  },
  'not kept': {
    seen: { ...nothing, found: { ...found, kept: false } },
    tone: 'warning',
    says: { 'en-CA': 'could not be saved', 'fr-CA': 'n’a pas pu être enregistré' },
  },
  'all well': {
    seen: { ...nothing, found: { ...found, line: { baudRate: 9600, dataBits: 7, parity: 'even', stopBits: 1 } } },
    tone: 'good',
    says: { 'en-CA': 'Press Done', 'fr-CA': 'Appuyez sur Terminé' },
  },
  'the next scan is recorded': {
    seen: recorded({ state: 'armed' }, { found: { ...found, controlCharacters: 'lost', hint: 'honeywell' } }),
    tone: 'info',
    says: { 'en-CA': 'next licence scanned is recorded', 'fr-CA': 'prochain permis numérisé sera enregistré' },
  },
  'recorded, behind a real licence': {
    seen: recorded({ state: 'saved', file }, { other: { path: port, heard: 'something' } }),
    tone: 'good',
    says: { 'en-CA': 'holds nothing personal', 'fr-CA': 'ne contient rien de personnel' },
  },
  'no licence to record': {
    seen: recorded({ state: 'failed', because: 'not_licence' }),
    tone: 'warning',
    says: { 'en-CA': 'is no driver’s licence', 'fr-CA': 'n’est pas un permis' },
  },
  'half a licence to record': {
    seen: recorded({ state: 'failed', because: 'broken_off' }),
    tone: 'warning',
    says: { 'en-CA': 'broke off', 'fr-CA': 's’est interrompue' },
  },
  'a licence that cannot be recorded': {
    seen: recorded({ state: 'failed', because: 'not_anonymised' }),
    tone: 'warning',
    says: { 'en-CA': 'No invented person', 'fr-CA': 'Aucune personne inventée' },
  },
  'a recording that cannot be saved': {
    seen: recorded({ state: 'failed', because: 'not_written', folder: file.replace(/\/[^/]*$/, ''), reason: 'ENOSPC' }),
    tone: 'warning',
    says: { 'en-CA': '(ENOSPC). Ask', 'fr-CA': '(ENOSPC). Demandez' },
  },
};

const prefer = async (value: 'light' | 'dark'): Promise<void> => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
};

describe.each(['en-CA', 'fr-CA'] as const)('in %s', (language) => {
  test.each(Object.keys(moments))('%s: its sentence is shown, and nothing overflows or moves', async (name) => {
    const moment = moments[name];
    if (!moment) throw new Error(name);
    const { api, byId } = await open(language);
    const places = ['set-up-code-licence', 'set-up-code-number', 'set-up-found', 'set-up-listening'];
    const tops = (): number[] => places.map((id) => byId(id).element().getBoundingClientRect().top);
    const before = tops();
    api.showSetUp(moment.seen);
    await expect.element(byId('set-up-next')).toHaveTextContent(moment.says[language]);
    await expect.element(byId('set-up-next')).toHaveAttribute('data-tone', moment.tone);
    expect(tops()).toEqual(before);
    // On the smallest display nothing more has to be scrolled to than before, and the keys stand in one line.
    await page.viewport(1024, 768);
    const row = byId('record-key').element().closest('footer');
    expect(row?.getBoundingClientRect().height).toBeLessThanOrEqual(80);
    for (const button of row?.querySelectorAll('button') ?? []) {
      expect(button.scrollWidth, button.textContent).toBeLessThanOrEqual(button.clientWidth);
      expect(button.getBoundingClientRect().right, button.textContent).toBeLessThanOrEqual(1024);
    }
    await byId('set-up-raw').click();
    for (const [width, height] of [
      [1920, 1080],
      [512, 384],
      [1024, 768],
    ] as const) {
      await page.viewport(width, height);
      expect(document.documentElement.scrollWidth, `${String(width)} wide`).toBeLessThanOrEqual(width);
      const step = byId('step').element();
      expect(step.scrollWidth, `step at ${String(width)}`).toBeLessThanOrEqual(step.clientWidth);
    }
    expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN|setup_|scanner_/);
    for (const target of document.querySelectorAll('.panel summary, .panel button, footer button')) {
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
    }
    expect(falseOutlines()).toEqual([]);
    await expectAccessible();
  });
});

describe('in the dark theme', () => {
  beforeAll(() => prefer('dark'));
  afterAll(() => prefer('light'));

  test.each(Object.keys(moments))('%s', async (name) => {
    const { api, byId } = await open();
    api.showSetUp(moments[name]?.seen ?? nothing);
    await expect.element(byId('set-up-next')).toHaveTextContent(moments[name]?.says['en-CA'] ?? '');
    expect(getComputedStyle(byId('set-up-code-licence').element()).backgroundColor).toBe('rgb(255, 255, 255)');
    expect(falseOutlines()).toEqual([]);
    await expectAccessible();
  });
});

describe('the way out', () => {
  test.each(['Enter', 'Escape'])('%s ends it', async (key) => {
    const { api, byId } = await open();
    expect(api.setUpCommands).toEqual(['start']);
    press(key);
    await expect.element(byId('purpose')).toBeVisible();
    expect(api.setUpCommands).toEqual(['start', 'end']);
    expect(api.intended).toEqual([]);
  });

  test('another flow ends it', async () => {
    const { api, byId } = await open();
    press('F2');
    expect(api.intended).toEqual([{ type: 'newCustomer' }]);
    api.show({ ...counter(), flowId: 'flow-2' });
    await expect.element(byId('set-up-panel')).not.toBeInTheDocument();
    expect(api.setUpCommands).toEqual(['start', 'end']);
  });

  test('a view of the same flow does not', async () => {
    const { api, byId } = await open();
    api.show({ ...counter(), scanners: [] });
    await expect.element(byId('set-up-panel')).toBeVisible();
    expect(api.setUpCommands).toEqual(['start']);
  });
});

describe('the way in', () => {
  test('is beside the message about a scanner that does not work', async () => {
    const troubled = counter();
    const [scanner] = troubled.scanners;
    if (!scanner) throw new Error('no scanner');
    const { api, byId } = await renderTerminal({ ...troubled, scanners: [{ ...scanner, state: 'absent' }] });
    api.diagnosis = nothing;
    await byId('set-up-open').click();
    await expect.element(byId('set-up-next')).toBeVisible();
  });

  test('is there in training, beside the panel', async () => {
    const { byId } = await open('en-CA', { ...counter(), terminal: { ...counter().terminal, training: true } });
    await expect.element(byId('training-key')).not.toBeInTheDocument();
  });

  test('is not there with a customer, nor where scanning is off', async () => {
    const { api, byId } = await renderTerminal({ ...counter(), terminal: { ...counter().terminal, scanning: false } });
    await expect.element(byId('search-first-name')).toBeVisible();
    await expect.element(byId('set-up-key')).not.toBeInTheDocument();
    press('F9');
    const searching = everyCase()['customer-searching'];
    if (!searching) throw new Error('no search is under way');
    api.show(searching);
    await expect.element(byId('waiting')).toBeVisible();
    await expect.element(byId('set-up-key')).not.toBeInTheDocument();
    press('F9');
    expect(api.setUpCommands).toEqual([]);
  });

  test('shows a message where the diagnosis cannot run', async () => {
    const { byId, byText } = await renderTerminal(counter());
    await expect.element(byId('set-up-key')).toBeVisible();
    press('F9');
    await expect.element(byText('Scanners cannot be set up right now.')).toBeVisible();
  });

  test('takes an event before the answer as newer than it', async () => {
    const { api, byId } = await renderTerminal(counter());
    api.diagnosis = nothing;
    let answer: (view: DiagnosisView) => void = () => undefined;
    const answered = new Promise<DiagnosisView>((resolve) => (answer = resolve));
    api.diagnoseScanner = () => answered;
    await expect.element(byId('set-up-key')).toBeVisible();
    press('F9');
    await expect.element(byId('set-up-panel')).toBeVisible();
    api.showSetUp({ ...nothing, found });
    await expect.element(byId('set-up-found-port')).toHaveTextContent(port);
    answer(nothing);
    await answered;
    await expect.element(byId('set-up-found-port')).toHaveTextContent(port);
  });
});
