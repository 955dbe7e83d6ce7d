// Which API the terminal talks to: Flexiti's, or in training the sandbox, which a live terminal never loads.
import type { ApiCredentials, Startup } from '../settings';
import type { TrainingPanel, TrainingParts } from './training';

export interface Api {
  api: ApiCredentials;
  /** Makes the training panel; null on a live terminal. */
  createPanel: ((parts: Omit<TrainingParts, 'sandbox'>) => TrainingPanel) | null;
}

/** Rejects with Node's error where the sandbox cannot be started: EADDRINUSE when its port is taken. */
export async function openApi(startup: Exclude<Startup, { mode: 'stopped' }>): Promise<Api> {
  if (startup.mode === 'live') return { api: startup.api, createPanel: null };
  const { openTraining } = await import('./training');
  return openTraining(startup.settings);
}
