// Faults that tests and training can put on the next calls.
import { z } from 'zod';
import { endpointNames } from '../endpoints';

const target = {
  /** How many calls; 1 where it is not said. */
  times: z.int().min(1).max(10_000).default(1),
  /** Only calls of this endpoint; any call where it is not said. */
  endpoint: z.enum(endpointNames).optional(),
};

/** When a connection is cut: before the call was carried out, or after it, so that it counts although no answer comes. */
const moment = z.enum(['before', 'after']).default('before');

export const faultSchema = z.discriminatedUnion('kind', [
  /** Waits, then goes on with the call and with a further fault, if there is one. */
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0).max(600_000), ...target }),
  /** The connection is destroyed without an answer. */
  z.strictObject({ kind: z.literal('outage'), moment, ...target }),
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    code: z.string().min(1).max(100),
    ...target,
  }),
  /** The call is carried out, half of its answer is sent, and the connection is cut. */
  z.strictObject({ kind: z.literal('cut-body'), ...target }),
  /** 401, as for a token that has expired. */
  z.strictObject({ kind: z.literal('expired-token'), ...target }),
  z.strictObject({ kind: z.literal('rate-limited'), retryAfterSeconds: z.int().min(0).default(1), ...target }),
  /** A gateway's page in place of JSON. */
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
/** As a caller writes it: defaults may be left out. */
export type FaultInput = z.input<typeof faultSchema>;
export type Latency = Extract<Fault, { kind: 'latency' }>;
export type Failure = Exclude<Fault, Latency>;
