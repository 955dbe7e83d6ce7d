// Something that the cashier must know, as a code; the page has the words.

/** What happened last, if no screen shows it. */
export type NoticeCode =
  | 'scan_unreadable'
  | 'scan_unsupported'
  | 'scan_broken_off'
  | 'scan_cut'
  | 'scan_product'
  | 'scan_unknown'
  | 'scans_unused'
  | 'scan_too_long'
  | 'bypass_pin_void'
  | 'status_stops'
  | 'card_of_another_account'
  | 'card_ending_differs'
  | 'verify_left'
  | 'done'
  | 'parked'
  | 'resumed'
  | 'discarded'
  | 'parked_wiped'
  | 'restored'
  | 'restored_pin_again'
  | 'restored_card_again'
  | 'not_restored_no_keyring'
  | 'not_restored_unreadable'
  | 'not_restored_version'
  | 'slip_printed'
  | 'slip_sent'
  | 'slip_failed'
  | 'slip_partly';

/** About the customer's card and account. */
export type CustomerNoteCode =
  | 'status_not_said'
  | 'terms_not_accepted'
  | 'difference'
  | 'address_differs'
  | 'names_cut'
  | 'flexiti_cannot_read_card';

/** Warnings of a licence that matter to a cashier. */
export type LicenceWarningCode =
  | 'licence_warning_expired'
  | 'licence_warning_not_yet_issued'
  | 'licence_warning_expiry_before_issue'
  | 'licence_warning_under_18'
  | 'licence_warning_under_19'
  | 'licence_warning_issuer_differs_from_address'
  | 'licence_warning_postal_code_does_not_fit'
  | 'licence_warning_number_pattern'
  | 'licence_warning_name_truncated';

/** Why the cashier must check the form before the search. */
export type ConfirmReason = 'name_truncated' | 'name_uncertain' | 'birth_date_uncertain' | 'name_missing';

export type NoteCode = NoticeCode | CustomerNoteCode | LicenceWarningCode | ConfirmReason;

export interface Note<Code extends NoteCode = NoteCode> {
  code: Code;
  params: Record<string, string | number>;
  /** `stop` is red, `warning` amber, `info` neutral. */
  tone: 'stop' | 'warning' | 'info';
}
