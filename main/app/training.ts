// Training: the embedded POS API, reading licences with the terminal's own decoder, and what a trainee may do with it.
import { decode, toDriversLicenseAnswer } from '../licence';
import { sandboxCustomers, sandboxLicences, startSandbox } from '../sandbox';
import type { FaultInput, Sandbox, SandboxOptions } from '../sandbox';
import type { Settings } from '../settings';
import type { TrainingLicence, TrainingOutage, TrainingView, TrainingCommand } from '../../preload/contract';

/** The sandbox that the settings describe, and a way to make the panel for it. Rejects as `startTraining`. */
export async function openTraining({ overrideAllowed, sandbox: { port, controlToken } }: Settings): Promise<{
  api: Sandbox;
  createPanel: (parts: Omit<TrainingParts, 'sandbox'>) => TrainingPanel;
}> {
  const sandbox = await startTraining({
    port: port ?? 0,
    now: Date.now,
    overrideAllowed,
    ...(controlToken === null ? {} : { controlToken }),
  });
  return { api: sandbox, createPanel: (parts) => createTrainingPanel({ ...parts, sandbox }) };
}

/** Starts the sandbox on loopback. Rejects with Node's error (EADDRINUSE) when the port is taken. */
export function startTraining(options: Omit<SandboxOptions, 'decodeLicence'>): Promise<Sandbox> {
  return startSandbox({
    ...options,
    decodeLicence: (code, today) => {
      const decoded = decode(code, today);
      return decoded.status === 'ok' ? { ok: true, answer: toDriversLicenseAnswer(decoded.licence) } : { ok: false };
    },
  });
}

/** A call fails only after three attempts: with fewer faults the trainee would never see the outage. */
const untilItShows = 3;
/** The network stack may repeat a cut call any number of times: this outage lasts until it is ended. */
const untilEnded = 10_000;

/** Each outage hits the call that it is about. */
const faults: Readonly<Record<TrainingOutage, FaultInput>> = {
  network_down: { kind: 'outage', endpoint: 'search', times: untilEnded },
  slow_answer: { kind: 'latency', endpoint: 'search', ms: 5000 },
  server_error: {
    kind: 'error',
    endpoint: 'calculate-interest',
    status: 500,
    code: 'general_error',
    times: untilItShows,
  },
  sign_in_expired: { kind: 'expired-token' },
  answer_cut: { kind: 'cut-body', endpoint: 'verify' },
};
const outages = Object.keys(faults) as TrainingOutage[];
const maxPins = 5;

export interface TrainingParts {
  sandbox: Pick<Sandbox, 'control'>;
  /** As if a scanner had read it. False where the terminal takes no scans. */
  scan: (payload: string) => boolean;
  tourSeen: boolean;
  /** Opens a window with what the customer sees, or closes it. */
  preview: () => void;
  /** Stores for the next start that the tour was seen. */
  keepTourSeen: () => void;
}

export interface TrainingPanel {
  view(): TrainingView;
  /** False where it had no effect: an unknown licence, a store without scanning. */
  train(command: TrainingCommand): boolean;
}

/** What the training panel shows and does. */
export function createTrainingPanel({ sandbox, scan, tourSeen, preview, keepTourSeen }: TrainingParts): TrainingPanel {
  const { control } = sandbox;
  const licences = licencesToScan();
  let isTourSeen = tourSeen;
  return {
    view: () => ({
      tourSeen: isTourSeen,
      licences,
      waiting: outages.filter((outage) => control.faults().some((fault) => isOf(outage, fault))),
      pins: control.pins().slice(-maxPins).reverse().map(pinView),
    }),
    train(command) {
      switch (command.type) {
        case 'scan': {
          const licence = licences.find(({ id }) => id === command.id);
          return licence !== undefined && scan(licence.payload);
        }
        case 'outage':
          control.clearFaults();
          control.fault(faults[command.outage]);
          return true;
        case 'endOutages':
          control.clearFaults();
          return true;
        case 'preview':
          preview();
          return true;
        case 'tourSeen':
          isTourSeen = true;
          keepTourSeen();
          return true;
      }
    },
  };
}

/** One licence for each person: several accounts share it. */
function licencesToScan(): TrainingLicence[] {
  return [
    ...new Map(
      sandboxLicences()
        .toReversed()
        .map((licence) => [licence.payload, licence]),
    ).values(),
  ].reverse();
}

function isOf(outage: TrainingOutage, fault: { kind: string; endpoint?: string | undefined }): boolean {
  return faults[outage].kind === fault.kind && faults[outage].endpoint === fault.endpoint;
}

function pinView(sent: { customerId: string; format: string; pin: string }): TrainingView['pins'][number] {
  const customer = sandboxCustomers.find(({ customerId }) => customerId === sent.customerId);
  const name = customer === undefined ? '' : `${customer.firstName} ${customer.lastName}`;
  return { name, format: sent.format, pin: sent.pin };
}
