// Page to main, each with an answer.
import type { Language } from '../../main/base';
import type { Intention } from './intention';
import type { DiagnosisView, TrainingOutage, TrainingView, UnlockResult, View } from './view';

export interface Commands {
  getView: { argument: undefined; answer: View };
  /** True if it was meant for the flow that is on the counter. */
  intend: { argument: { flowId: string; intention: Intention }; answer: boolean };
  setLanguage: { argument: Language; answer: undefined };
  /** Null on a live terminal. */
  getTraining: { argument: undefined; answer: TrainingView | null };
  /** True if it had an effect; never on a live terminal. */
  train: { argument: TrainingCommand; answer: boolean };
  /** From start to end, scans go to the diagnosis alone. Null if none is under way, or scanning is off. */
  diagnoseScanner: { argument: 'start' | 'end'; answer: DiagnosisView | null };
  /** Whether typed keys become text: it helps to tell a scanner that types from a person. */
  setTextFieldFocused: { argument: boolean; answer: undefined };
  lock: { argument: undefined; answer: undefined };
  /** The argument is null if no PIN is required. */
  unlock: { argument: string | null; answer: UnlockResult };
}

export type CommandName = keyof Commands;

export type TrainingCommand =
  | { type: 'scan'; id: string }
  /** Replaces any outage that has not struck yet. */
  | { type: 'outage'; outage: TrainingOutage }
  | { type: 'endOutages' }
  | { type: 'tourSeen' };
