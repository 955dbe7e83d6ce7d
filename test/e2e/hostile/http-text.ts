// Answers as bytes on the wire, right or wrong.

export interface AnswerParts {
  /** The words after the status. */
  reason?: string;
  /** Null: without. */
  contentType?: string | null;
  /** More lines of the head. */
  headers?: readonly string[];
  /** The length that the head tells, where it is another than the body's; null: none. */
  length?: string | null;
  /** For the Date, in milliseconds since 1970. */
  now?: number;
}

/** The bytes of an HTTP/1.1 answer. */
export function httpText(status: number, body: string | Buffer, parts: AnswerParts = {}): Buffer {
  const { reason = 'Words', contentType = 'application/json; charset=utf-8', headers = [], now = Date.now() } = parts;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const length = parts.length === undefined ? String(bytes.length) : parts.length;
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `Date: ${new Date(now).toUTCString()}`,
    ...(contentType === null ? [] : [`Content-Type: ${contentType}`]),
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}
