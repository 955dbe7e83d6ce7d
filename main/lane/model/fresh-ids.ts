/** Random ids for a new flow. */
export interface FreshIds {
  flowId: string;
  referenceId: string;
  /** Ten decimal digits: it may be typed at the till. */
  requestId: string;
}
