// Main to page.
import type { DiagnosisView, View } from './view';

export interface Events {
  view: View;
  diagnosis: DiagnosisView;
}

export type EventName = keyof Events;
