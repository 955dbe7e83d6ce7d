// The training panel.

/** A fictitious licence to be scanned in training. */
export interface TrainingLicence {
  id: string;
  /** First and last name. */
  name: string;
  note: TrainingNote;
  /** To the account's security question. */
  answer: string;
  /** What a scanner sends for it: one character per byte, Latin-1. */
  payload: string;
}

export type TrainingOutage = 'network_down' | 'slow_answer' | 'server_error' | 'sign_in_expired' | 'answer_cut';

export interface TrainingView {
  /** On this machine. */
  tourSeen: boolean;
  licences: TrainingLicence[];
  /** Outages that have not struck yet. */
  waiting: TrainingOutage[];
  /** Sent to the sandbox's customers, the newest first. */
  pins: { name: string; format: string; pin: string }[];
}

/** What a licence of the sandbox demonstrates. */
export type TrainingNote =
  | 'ordinary'
  | 'french_speaking'
  | 'french_name'
  | 'status_auth_prohibited'
  | 'status_frozen'
  | 'status_charged_off'
  | 'status_closed'
  | 'status_unknown'
  | 'business'
  | 'authorised_user'
  | 'several_accounts'
  | 'no_phone'
  | 'terms_not_accepted'
  | 'no_promotional_plans'
  | 'no_regular_purchase'
  | 'quebec_without_fees'
  | 'quebec_with_fees'
  | 'monthly_fee'
  | 'reading_differs'
  | 'name_too_long'
  | 'name_truncated'
  | 'expired_licence'
  | 'ontario_header'
  | 'one_name'
  | 'city_cut_short'
  | 'identity_card'
  | 'foreign_licence'
  | 'issuer_differs'
  | 'leading_zero_pin'
  | 'leading_zero_card'
  | 'many_regular_purchases'
  | 'little_credit'
  | 'documented';
