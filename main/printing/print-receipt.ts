// Prints on a receipt printer: asks how it is, sends, and asks whether it has printed. By Epson's ESC/POS reference, DLE EOT
// is answered at once, also offline, and GS r only when all before it was printed.
import type { PrintEnd, PrintFailure } from '../../preload/contract';
import { unlessLate, wireError, type Wire } from './wire';

export interface ReceiptTiming {
  /** Limit of opening the wire. */
  openMs: number;
  /** How long the printer has to say how it is. */
  statusMs: number;
  /** Limit of sending. */
  sendMs: number;
  /** How long printing may take after that. */
  printMs: number;
}

export const usualTiming: ReceiptTiming = { openMs: 5000, statusMs: 500, sendMs: 30_000, printMs: 20_000 };

const [dle, eot, gs] = [0x10, 0x04, 0x1d];
const askHowItIs = Uint8Array.of(dle, eot, 2, dle, eot, 4);
const askWhetherPrinted = Uint8Array.of(gs, 0x72, 1);

/** Never rejects. */
export async function printReceipt(
  open: (signal: AbortSignal) => Promise<Wire>,
  bytes: Uint8Array,
  timing: ReceiptTiming = usualTiming,
): Promise<PrintEnd> {
  let wire: Wire;
  const limit = AbortSignal.timeout(timing.openMs);
  const opening = open(limit);
  try {
    wire = await unlessLate(opening, limit);
  } catch (thrown) {
    // A driver may come back when nobody waits any more.
    void opening.then(
      (late) => late.close(),
      () => undefined,
    );
    return { printed: false, because: wireError(thrown).failure, partly: false };
  }
  try {
    return await printOver(wire, bytes, timing);
  } finally {
    await wire.close();
  }
}

async function printOver(wire: Wire, bytes: Uint8Array, timing: ReceiptTiming): Promise<PrintEnd> {
  let said: Uint8Array;
  try {
    await wire.write(askHowItIs, AbortSignal.timeout(timing.openMs));
    said = await readStatus(wire, timing.statusMs);
  } catch {
    return { printed: false, because: 'no_answer', partly: false };
  }
  const trouble = troubleOf(said);
  if (trouble !== null) return { printed: false, because: trouble, partly: false };
  try {
    await wire.write(Buffer.concat([bytes, askWhetherPrinted]), AbortSignal.timeout(timing.sendMs));
  } catch {
    return { printed: false, because: troubleOf(await wire.read(0).catch(nothing)) ?? 'stopped', partly: true };
  }
  return said.length === 0 ? { printed: true, confirmed: false } : untilPrinted(wire, timing.printMs);
}

const nothing = (): Uint8Array => new Uint8Array();

async function readStatus(wire: Wire, withinMs: number): Promise<Uint8Array> {
  const end = performance.now() + withinMs;
  let said: Uint8Array = nothing();
  while (said.length < 2) {
    const rest = end - performance.now();
    if (rest <= 0) break;
    said = Buffer.concat([said, await wire.read(rest)]);
  }
  return said;
}

async function untilPrinted(wire: Wire, withinMs: number): Promise<PrintEnd> {
  const end = performance.now() + withinMs;
  while (performance.now() < end) {
    const said = await wire.read(1000).catch(nothing);
    const trouble = troubleOf(said);
    if (trouble !== null) return { printed: false, because: trouble, partly: true };
    if (said.some(isPrinted)) return { printed: true, confirmed: true };
    if (said.length > 0) continue;
    try {
      await wire.write(askHowItIs, AbortSignal.timeout(1000));
    } catch {
      break;
    }
  }
  return { printed: false, because: 'stopped', partly: true };
}

/** What keeps it from printing; null for nothing, or where it does not say. Its answers to DLE EOT have 0 .. 1 .. 1 0. */
function troubleOf(said: Uint8Array): PrintFailure | null {
  const answers = [...said].filter((byte) => (byte & 0x93) === 0x12);
  // The first is about being offline, the second about the paper: a paper end sets a bit of both.
  if (answers.some((byte, place) => (place % 2 === 0 ? byte & 0x20 : byte & 0x60))) return 'no_paper';
  const offline = answers.filter((_, place) => place % 2 === 0);
  if (offline.some((byte) => byte & 0x04)) return 'cover_open';
  return offline.some((byte) => byte & 0x40) ? 'printer_error' : null;
}

/** The answer to GS r has a 0 where those to DLE EOT have a 1. */
function isPrinted(byte: number): boolean {
  return (byte & 0x90) === 0;
}
