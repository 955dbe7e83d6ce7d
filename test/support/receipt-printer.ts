// A receipt printer of the tests: speaks ESC/POS on a TCP port, or at a pseudo-terminal in front of it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface PrinterFaults {
  /** Says nothing, as cheap ones do. */
  isMute?: boolean;
  hasPaper?: boolean;
  isCoverOpen?: boolean;
  /** After so many bytes of one job the paper is at its end. */
  paperEndsAt?: number;
  /** After so many bytes of one job it takes no more. */
  stopsAt?: number;
  /** After so many bytes of one job the connection is cut. */
  cutsAt?: number;
}

export interface TestPrinter {
  port: number;
  faults: PrinterFaults;
  /** All that came, of all jobs. */
  received(): Uint8Array;
  /** What stands on the paper, and the QR codes. */
  paper(): { text: string; codes: string[]; cuts: number };
  /** A pseudo-terminal that leads to it, at this path. */
  openPty(path: string): Promise<{ close: () => void }>;
  close(): Promise<void>;
}

const [lf, cr, dle, eot, esc, fs, gs] = [0x0a, 0x0d, 0x10, 0x04, 0x1b, 0x1c, 0x1d];
/** By Epson's table of ESC t. */
const windows1252 = 16;
/** Its 80 to 9F; the rest is Latin-1. Node's decoder leaves them as control characters. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Of the other code pages, which have rules and rare letters, ASCII alone is read. */
function characterOf(byte: number, page: number): string {
  if (byte >= 0x80 && page !== windows1252) return '-';
  return (byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : undefined) ?? String.fromCharCode(byte);
}

/** Decodes ESC/POS to text; throws at a command that it does not know. */
export function readReceipt(bytes: Uint8Array): { text: string; codes: string[]; cuts: number } {
  let [text, page, cuts] = ['', 0, 0];
  const codes: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const [byte = 0, next = 0, argument = 0] = bytes.subarray(at, at + 3);
    if (byte === lf) text += '\n';
    if (byte === lf || byte === cr) at += 1;
    else if (byte === esc && next === 0x40) at += 2;
    else if (byte === esc && next === 0x74) {
      page = argument;
      at += 3;
    } else if (byte === esc && 'MEa'.includes(String.fromCharCode(next))) at += 3;
    else if (byte === fs && next === 0x2e) at += 2;
    else if (byte === gs && next === 0x56) {
      cuts += 1;
      at += 3;
    } else if (byte === gs && (next === 0x21 || next === 0x72)) at += 3;
    else if (byte === dle && next === eot) at += 3;
    else if (byte === gs && next === 0x28 && argument === 0x6b) {
      const length = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0);
      if (bytes[at + 6] === 0x50) codes.push(Buffer.from(bytes.subarray(at + 8, at + 5 + length)).toString('utf8'));
      at += 5 + length;
    } else if (byte < 0x20) throw new Error(`an unknown command: ${byte.toString(16)} ${next.toString(16)}`);
    else {
      text += characterOf(byte, page);
      at += 1;
    }
  }
  return { text, codes, cuts };
}

export async function startReceiptPrinter(): Promise<TestPrinter> {
  let all = Buffer.alloc(0);
  let faults: PrinterFaults = {};
  const open = new Set<Socket>();

  const serve = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    let job = 0;
    let hasPaper = true;
    socket.on('data', (bytes) => {
      const left = Math.min(faults.stopsAt ?? Infinity, faults.cutsAt ?? Infinity) - job;
      const taken = bytes.subarray(0, Math.max(0, left));
      all = Buffer.concat([all, taken]);
      job += taken.length;
      if (job >= (faults.paperEndsAt ?? Infinity)) hasPaper = false;
      if (job >= (faults.cutsAt ?? Infinity)) socket.resetAndDestroy();
      else if (job >= (faults.stopsAt ?? Infinity)) socket.pause();
      else answer(socket, taken, hasPaper && faults.hasPaper !== false);
    });
  };

  function answer(socket: Socket, bytes: Uint8Array, hasPaper: boolean): void {
    if (faults.isMute === true) return;
    for (let at = 0; at + 2 < bytes.length; at += 1) {
      const [one, two, three] = bytes.subarray(at, at + 3);
      if (one === dle && two === eot && three === 2)
        socket.write(Uint8Array.of(0x12 | (hasPaper ? 0 : 0x20) | (faults.isCoverOpen === true ? 0x04 : 0)));
      if (one === dle && two === eot && three === 4) socket.write(Uint8Array.of(0x12 | (hasPaper ? 0 : 0x60)));
      // Offline it does not come to this one.
      if (one === gs && two === 0x72 && hasPaper) socket.write(Uint8Array.of(0));
    }
  }

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    get faults() {
      return faults;
    },
    set faults(next) {
      faults = next;
    },
    received: () => all,
    paper: () => readReceipt(all),
    async openPty(path) {
      const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, `tcp:127.0.0.1:${port}`], { stdio: 'ignore' });
      while (!existsSync(path)) await delay(5);
      return { close: () => void socat.kill() };
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
