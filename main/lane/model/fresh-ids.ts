/** Random ids for a new flow. */
export interface FreshIds {
  flowId: string;
  referenceId: string;
  requestId: string;
}
