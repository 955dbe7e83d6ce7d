// The messages between host and guest: one JSON object per line.

/** The host's methods: QEMU's commands, and the far ends of serial lines. */
export interface HostMethods {
  /** The names of the requested suites; empty for all. */
  wanted: (params: Record<string, never>) => string[];
  /** A QMP command; `until` names an event to wait for. */
  qemu: (params: { execute: string; arguments?: Record<string, unknown>; until?: string }) => unknown;
  /** Creates a line for a serial device. */
  makeLine: (params: { line: string }) => null;
  /** Connects the far end, which plugs a serial converter in. */
  connect: (params: { line: string }) => null;
  /** Disconnects the far end; unread data is lost. */
  disconnect: (params: { line: string }) => null;
  /** Writes pieces, with a pause before each. Gives false where the far end was disconnected before the end. */
  write: (params: { line: string; pieces: { hex: string; pauseMs: number }[] }) => boolean;
}

export type HostMethod = keyof HostMethods;

export type FromGuest =
  | { type: 'call'; id: number; method: HostMethod; params: unknown }
  | { type: 'check'; suite: string; name: string; ms: number; failure: string | null }
  | { type: 'note'; suite: string; text: string }
  | { type: 'end' };

export type FromHost = { id: number; result: unknown } | { id: number; error: string };
