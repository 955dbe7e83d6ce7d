/** What a pure function cannot make, so each event brings it. */
export interface FreshIds {
  flowId: string;
  referenceId: string;
  requestId: string;
}
