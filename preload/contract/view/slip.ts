// The slip on paper.

export type PrintFailure =
  | 'not_found'
  | 'not_allowed'
  | 'busy'
  | 'no_answer'
  | 'no_paper'
  | 'cover_open'
  | 'printer_error'
  | 'stopped'
  | 'failed';

/**
 * How a slip's printing ended. `confirmed`: the printer says that it has printed; one that says nothing may not have.
 * `partly`: something may have come out, or may still come: it is never sent again by itself.
 */
export type PrintEnd =
  { printed: true; confirmed: boolean } | { printed: false; because: PrintFailure; partly: boolean };

/** Whether a slip can be printed of what is on the screen: `printing` while one is. */
export type SlipView = 'ready' | 'printing';
