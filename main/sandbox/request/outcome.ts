// An endpoint's outcome: an answer, or a refusal with the documented error body.

/** One entry of `field_errors`; `value` echoes the request's. */
export interface FieldError {
  param: string;
  msg: string;
  value: string | number | boolean | null;
}

export interface Refusal {
  ok: false;
  status: number;
  /** The documented code. */
  error: string;
  message: string;
  fieldErrors: FieldError[];
}

/** `html` is a gateway's page instead of JSON. */
export type Outcome = { ok: true; body: unknown } | Refusal | { ok: false; status: number; html: string };

export function refuse(status: number, error: string, message: string, fieldErrors: FieldError[] = []): Refusal {
  return { ok: false, status, error, message, fieldErrors };
}

/** 409 `wrong_inputs`, the API's usual "bad request". */
export function wrongInputs(fieldErrors: FieldError[]): Refusal {
  return refuse(409, 'wrong_inputs', 'One or more inputs are wrong', fieldErrors);
}

/** The body of a refusal. `url` has no query, which may contain a name. */
export function errorBody(path: string, refusal: Refusal): Record<string, unknown> {
  return { url: path, message: refusal.message, error: refusal.error, field_errors: refusal.fieldErrors };
}

/** The answer of a gateway in front of the API when the API does not answer. */
export function gatewayPage(status: number): string {
  return `<html><head><title>${status}</title></head><body><center><h1>${status} Gateway Time-out</h1></center></body></html>`;
}
