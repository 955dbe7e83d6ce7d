// The one sentence that says what to do now while a scanner is set up.
import type { FoundScannerView, Language, DiagnosisView, RecordingView } from '../../../preload/contract';
import { words } from '../../words';
import { m } from '../../../resources/messages/compiled/messages.js';

export interface NextStep {
  tone: 'info' | 'warning' | 'good';
  text: string;
  /** The path of a file. */
  file?: string;
}

/** While a scan is recorded, and until the next one: what came of it. Null where none is. */
export function recordingStep(recording: RecordingView): NextStep | null {
  switch (recording.state) {
    case 'off':
      return null;
    case 'armed':
      return { tone: 'info', text: m.setup_record_armed() };
    case 'saved':
      return { tone: 'good', text: m.setup_record_saved(), file: recording.file };
    case 'failed': {
      const { because } = recording;
      const where = because === 'not_written' ? { folder: recording.folder, reason: recording.reason } : {};
      return { tone: 'warning', text: words(`setup_record_${because}`, where) };
    }
  }
}

/** By the newest input; for a scanner that was found, by what most hinders reading licences. */
export function nextStep({ listening, other, found, unheard }: DiagnosisView, language: Language): NextStep {
  if (other !== null) {
    const from = listening.find(({ path }) => path === other.path);
    const named = from?.name ?? other.path;
    const name = named === '' ? m.setup_keyboard() : named;
    if (other.heard === 'something') return { tone: 'warning', text: m.setup_next_something({ name }) };
    const rate = from?.baudRate ?? null;
    const text =
      rate === null
        ? m.setup_next_garbled_other({ name })
        : m.setup_next_garbled({ name, rate: rateOf(rate, language) });
    return { tone: 'warning', text };
  }
  if (found !== null) return afterFinding(found);
  const [mute] = unheard;
  if (mute !== undefined) return { tone: 'warning', text: words(`setup_unheard_${mute.mode}`, { name: mute.name }) };
  return { tone: 'info', text: m.setup_next_wait() };
}

function afterFinding({ code, controlCharacters, kept, kind }: FoundScannerView): NextStep {
  if (code === 'number') return { tone: 'warning', text: m.setup_next_number() };
  if (controlCharacters === 'lost') return { tone: 'warning', text: m.setup_next_lost() };
  if (controlCharacters === 'changed') return { tone: 'warning', text: m.setup_next_changed() };
  if (!kept) return { tone: 'warning', text: m.setup_next_not_kept() };
  return { tone: 'good', text: kind === 'wedge' ? m.setup_next_wedge() : m.setup_next_ready() };
}

/** A rate in bits a second, its digits in groups as the language has them. */
export function rateOf(baudRate: number, language: Language): string {
  return new Intl.NumberFormat(language).format(baudRate);
}
