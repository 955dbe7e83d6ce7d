// The state of a scanner: short for the bar, in full where there is room, and shorter in the list of a diagnosis.
import { m } from '../../resources/messages/compiled/messages.js';
import type { ListeningView, ScannerView } from '../../preload/contract';
import { words } from './catalogue';

export const scannerState: Record<ScannerView['state'], () => string> = {
  ready: () => m.screens_scanner_ready(),
  connecting: () => m.screens_scanner_connecting(),
  absent: () => m.screens_scanner_absent(),
  busy_elsewhere: () => m.screens_scanner_busy_elsewhere(),
  no_permission: () => m.screens_scanner_no_permission(),
  failed: () => m.screens_scanner_failed(),
};

/** A state, with its cause if there are words for it. */
type ExactState = ScannerView['state'] | 'busy_elsewhere_told' | 'no_permission_told' | 'no_permission_hid';

/** In a sentence that says what to do. */
export function wordsOfScanner(scanner: ScannerView): string {
  return words(`scanner_state_${exactState(scanner)}`, { name: scanner.name, because: scanner.because ?? '' });
}

/** In a few words, without the scanner's name. */
export function wordsOfListening(listening: ListeningView): string {
  return words(`setup_state_${exactState(listening)}`, { because: listening.because ?? '' });
}

function exactState({ state, kind, because }: Pick<ScannerView, 'state' | 'kind' | 'because'>): ExactState {
  if (state === 'busy_elsewhere') return because === null ? state : 'busy_elsewhere_told';
  if (state !== 'no_permission') return state;
  if (because !== null) return 'no_permission_told';
  return kind === 'hid' ? 'no_permission_hid' : state;
}
