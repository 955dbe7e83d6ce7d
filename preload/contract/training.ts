// Training mode: what its panel shows and does.

/** A fictitious licence to be scanned in training. */
export interface TrainingLicence {
  id: string;
  /** First and last name. */
  name: string;
  /** What the case shows: a code with its words in the catalogue. */
  note: string;
  /** To the security question of the account. */
  answer: string;
  /** What a scanner sends for it: one character per byte, Latin-1. */
  payload: string;
}

export type TrainingOutage = 'network_down' | 'slow_answer' | 'server_error' | 'sign_in_expired' | 'answer_cut';

export interface TrainingView {
  /** The tour was seen on this machine. */
  tourSeen: boolean;
  licences: TrainingLicence[];
  /** Outages that have not struck yet. */
  waiting: TrainingOutage[];
  /** What "customers" have received last, the newest first. */
  pins: { name: string; format: string; pin: string }[];
}

export type TrainingWish =
  | { type: 'scan'; id: string }
  /** In place of any that still waits. */
  | { type: 'outage'; outage: TrainingOutage }
  | { type: 'endOutages' }
  | { type: 'tourSeen' };
