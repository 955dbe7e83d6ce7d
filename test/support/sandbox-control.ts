// The sandbox inside a running terminal, by its control surface: requests received, PINs sent, faults.
import { z } from 'zod';
import type { FaultInput } from '../../main/sandbox';

/** Set in the terminal's configuration, to open the control surface. */
export const controlToken = 'end-to-end-control-token';

const request = z.object({
  /** Counts up from 1. */
  number: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
  endpoint: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  query: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  status: z.number().nullable(),
});
export type SandboxRequest = z.infer<typeof request>;

const pin = z.object({ accountNumber: z.string(), format: z.string(), pin: z.string() });

export interface TrainingSandbox {
  baseUrl: string;
  requests(): Promise<SandboxRequest[]>;
  /** The last PIN sent for an account. */
  lastPin(accountNumber: string): Promise<string>;
  /** Puts a fault on the next calls. */
  fault(fault: FaultInput): Promise<void>;
  clearFaults(): Promise<void>;
}

/** The sandbox of a terminal whose configuration holds `sandbox: { port, controlToken }`. */
export function sandboxAt(port: number): TrainingSandbox {
  const baseUrl = `http://127.0.0.1:${port}`;
  const control = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { 'x-sandbox-control': controlToken, 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}/sandbox/control/${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`control ${path}: ${response.status}`);
    return response.status === 204 ? null : response.json();
  };
  return {
    baseUrl,
    requests: async () => z.array(request).parse(await control('requests')),
    lastPin: async (accountNumber) => {
      const pins = z.array(pin).parse(await control('pins'));
      const last = pins.findLast((sent) => sent.accountNumber === accountNumber);
      if (last === undefined) throw new Error(`no PIN went out for ${accountNumber}`);
      return last.pin;
    },
    fault: async (fault) => {
      await control('faults', { method: 'POST', body: JSON.stringify(fault) });
    },
    clearFaults: async () => {
      await control('faults', { method: 'DELETE' });
    },
  };
}
