// What host and guest say to each other: one JSON object a line, over the guest's link.

/** What the host does for the guest: QEMU's own commands, and the far ends of serial lines. */
export interface HostMethods {
  /** Which suites are wanted; all of them where none is named. */
  wanted: (params: Record<string, never>) => string[];
  /** A command of QEMU (QMP); `until` names an event that is waited for too. */
  qemu: (params: { execute: string; arguments?: Record<string, unknown>; until?: string }) => unknown;
  /** Makes a line that a device can be put on. */
  makeLine: (params: { line: string }) => null;
  /** The far end comes: for a serial converter that is the plug. */
  connect: (params: { line: string }) => null;
  /** The far end goes, with all that was not read yet. */
  disconnect: (params: { line: string }) => null;
  /** Writes pieces, with a pause before each. Ends when the last one was handed to QEMU; false where the far end has gone. */
  write: (params: { line: string; pieces: { hex: string; pauseMs: number }[] }) => boolean;
}

export type HostMethod = keyof HostMethods;

export type FromGuest =
  | { type: 'call'; id: number; method: HostMethod; params: unknown }
  | { type: 'check'; suite: string; name: string; ms: number; failure: string | null }
  | { type: 'note'; suite: string; text: string }
  | { type: 'end' };

export type FromHost = { id: number; result: unknown } | { id: number; error: string };
