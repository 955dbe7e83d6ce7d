// What a request's failure says of its arrival, where the sender knows.

/** A request failed; `cause` says how. */
export class SendError extends Error {
  override readonly name = 'SendError';

  /** @param mayHaveArrived false only where not one byte of the request was sent */
  constructor(
    readonly mayHaveArrived: boolean,
    cause: unknown,
  ) {
    super(mayHaveArrived ? 'the request may have arrived' : 'the request was not sent', { cause });
  }
}
