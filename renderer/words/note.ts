// Notes as sentences.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language, LicenceWarningCode, Note, NoteCode } from '../../preload/contract';
import { wordsOfCall } from './call';
import { wordsIfKnown, type MessageKey, type Params } from './catalogue';
import { readableParams } from './params';

/** In the cashier's language. A code without words is shown, with a sentence that says what to do. */
export function wordsOfNote(note: Note, language: Language, flexitiPhone: string | null = null): string {
  const params = { ...readableParams(note.params, language), ...paramsOfLoss(note, language) };
  const exact = exactKey(note);
  const sentence =
    (exact === null ? null : wordsIfKnown(exact, params)) ??
    wordsIfKnown(keyOf(note.code), params) ??
    m.screens_note_unknown({ code: note.code });
  return note.code === 'status_stops' ? `${sentence} ${wordsOfCall(flexitiPhone, language)}` : sentence;
}

function keyOf(code: NoteCode): MessageKey {
  return isLicenceWarning(code) ? code : `screens_note_${code}`;
}

function isLicenceWarning(code: NoteCode): code is LicenceWarningCode {
  return code.startsWith('licence_warning_');
}

/** Words that say more than those of the code: a scan's or a printer's reason, or a customer without a name. */
function exactKey({ code, params }: Note): string | null {
  switch (code) {
    case 'scan_unreadable':
      return `licence_unreadable_${params['reason'] ?? ''}`;
    case 'scan_unsupported':
      return `licence_unsupported_${params['reason'] ?? ''}`;
    case 'slip_failed':
    case 'slip_partly':
      return `screens_note_${code}_${params['because'] ?? ''}`;
    case 'parked':
      return (params['name'] ?? '') === '' ? ('screens_note_parked_nameless' satisfies MessageKey) : null;
    default:
      return null;
  }
}

/** Which customers a stop of the terminal has lost: `counter` is 1 if one was on the counter, `parked` counts the others. */
function paramsOfLoss({ code, params }: Note, language: Language): Params {
  if (!code.startsWith('not_restored_')) return {};
  const counter = Number(params['counter'] ?? 0) > 0 ? [m.screens_lost_counter()] : [];
  const count = Number(params['parked'] ?? 0);
  const parked = count > 0 ? [m.screens_lost_parked({ count })] : [];
  return { lost: new Intl.ListFormat(language).format([...counter, ...parked]) };
}
