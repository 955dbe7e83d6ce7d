// Page to main, each with an answer.
import type { Language } from '../../main/base';
import type { DrawnFor, Intention } from './intention';
import type { CustomerDisplayView, DiagnosisView, TrainingOutage, TrainingView, UnlockResult, View } from './view';

export interface Commands {
  getView: { argument: undefined; answer: View };
  /** True if it is meant for what is on the counter; otherwise it is refused, and nothing changes. */
  intend: { argument: DrawnFor & { intention: Intention }; answer: boolean };
  setLanguage: { argument: Language; answer: undefined };
  /** Null on a live terminal. */
  getTraining: { argument: undefined; answer: TrainingView | null };
  /** True if it had an effect; never on a live terminal. */
  train: { argument: TrainingCommand; answer: boolean };
  /**
   * From start to end, scans go to the diagnosis alone; meanwhile the next licence can be recorded for support. Null if none is
   * under way, or scanning is off.
   */
  diagnoseScanner: { argument: DiagnosisCommand; answer: DiagnosisView | null };
  /** Whether typed keys become text: it helps to tell a scanner that types from a person. */
  setTextFieldFocused: { argument: boolean; answer: undefined };
  /** What the customer sees, for a screen that the cashier turns round. */
  turnScreen: { argument: undefined; answer: CustomerDisplayView };
  lock: { argument: undefined; answer: undefined };
  /** The argument is null if no PIN is required. */
  unlock: { argument: string | null; answer: UnlockResult };
}

export type CommandName = keyof Commands;

export type DiagnosisCommand = 'start' | 'end' | 'record' | 'stopRecording';

export type TrainingCommand =
  | { type: 'scan'; id: string }
  /** Replaces any outage that has not struck yet. */
  | { type: 'outage'; outage: TrainingOutage }
  | { type: 'endOutages' }
  | { type: 'tourSeen' }
  /** Shows what the customer sees in a window of its own, or closes that window. */
  | { type: 'preview' };
