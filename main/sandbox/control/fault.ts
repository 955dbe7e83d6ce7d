// Faults that tests and training can inject into the next calls.
import { z } from 'zod';
import { endpointNames } from '../endpoints';

const target = {
  /** How many calls; 1 by default. */
  times: z.int().min(1).max(10_000).default(1),
  /** Only calls of this endpoint; any by default. */
  endpoint: z.enum(endpointNames).optional(),
};

/** Whether a connection is cut before the call takes effect, or after, without an answer. */
const moment = z.enum(['before', 'after']).default('before');

export const faultSchema = z.discriminatedUnion('kind', [
  /** Delays the call, which another fault may follow. */
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0).max(600_000), ...target }),
  /** The connection is destroyed without an answer. */
  z.strictObject({ kind: z.literal('outage'), moment, ...target }),
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    code: z.string().min(1).max(100),
    ...target,
  }),
  /** The call takes effect, half of its answer is sent, and the connection is cut. */
  z.strictObject({ kind: z.literal('cut-body'), ...target }),
  /** 401, as for a token that has expired. */
  z.strictObject({ kind: z.literal('expired-token'), ...target }),
  z.strictObject({ kind: z.literal('rate-limited'), retryAfterSeconds: z.int().min(0).default(1), ...target }),
  /** A gateway's page instead of JSON. */
  z.strictObject({ kind: z.literal('html'), status: z.int().min(200).max(599).default(502), ...target }),
  /** Status 200 and 20 MB. */
  z.strictObject({ kind: z.literal('huge-body'), ...target }),
  z.strictObject({
    kind: z.literal('redirect'),
    location: z.string().default('https://elsewhere.example/'),
    ...target,
  }),
]);

export type Fault = z.output<typeof faultSchema>;
/** With defaults left out. */
export type FaultInput = z.input<typeof faultSchema>;
export type Latency = Extract<Fault, { kind: 'latency' }>;
export type Failure = Exclude<Fault, Latency>;
