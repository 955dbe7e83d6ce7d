// The checks of every HID POS scanner, however it is emulated.
import { openGuestScanners } from '../guest-scanners';
import type { GuestScanners } from '../guest-scanners';
import type { HidDescription, HidScanner, MakeHidScanner } from './hid-scanner';
import { licence } from '../licence';
import type { Checks } from '../suite';
import { same, until } from '../expect';
import { surviveUnplug } from '../survive-unplug';
import {
  commonDescriptor,
  commonReport,
  newlandDescriptor,
  newlandReport,
  reportsOf,
} from '../../../main/scanner/hid/reports';

interface Maker extends HidDescription {
  name: string;
  report: typeof commonReport | typeof newlandReport;
  /** The AIM identifier that the scanner sends, or ''. */
  aimId: string;
}

const makers: readonly Maker[] = [
  {
    name: 'Honeywell',
    vendorId: 0x0c2e,
    productId: 0x0b81,
    serialNumber: 'HONEYWELL',
    descriptor: commonDescriptor,
    report: commonReport,
    aimId: ']L0',
  },
  {
    name: 'Newland',
    vendorId: 0x1eab,
    productId: 0x0010,
    serialNumber: 'NEWLAND',
    descriptor: newlandDescriptor,
    report: newlandReport,
    aimId: '',
  },
];

const many = 200;
/** The kernel buffers 64 reports for a reader, and drops further ones. */
const ahead = 32;

export async function checkHidScanners({ check, after }: Checks, make: MakeHidScanner): Promise<void> {
  for (const maker of makers) {
    const scanner = make(maker);
    const scanners = openGuestScanners([]);
    after(() => scanner.unplug());
    after(() => scanners.close());
    const send = (payload: string): Promise<void> => sendAll(scanner, reportsOf(payload, maker.report));

    await check(`${maker.name}: it is found automatically`, async () => {
      await scanner.plug();
      await scanners.becomes('hid-1', 'ready');
    });

    await check(`${maker.name}: a scan of one report`, async () => {
      await send('4006381333931');
      same('what arrived', await scanners.scans(1), [`${maker.aimId}4006381333931`]);
    });

    await check(`${maker.name}: a licence in continued reports is one scan`, async () => {
      scanners.forget();
      await send(licence('CONTINUED'));
      same('what arrived', await scanners.scans(1), [maker.aimId + licence('CONTINUED')]);
    });

    await check(`${maker.name}: ${many} reports at speed, none lost`, async () => {
      scanners.forget();
      const payloads = Array.from({ length: many }, (_, index) => `REPORT ${index}`);
      for (const [index, payload] of payloads.entries()) {
        await until('a report', () => index - scanners.payloads().length < ahead);
        await scanner.send(maker.report(payload));
      }
      const wanted = payloads.map((payload) => maker.aimId + payload);
      same('what arrived', await scanners.scans(many), wanted);
    });

    await check(`${maker.name}: unplugged while idle`, async () => {
      scanners.forget();
      await surviveUnplug(scanners, 'hid-1', { scanner, cuts: 0, scan: () => sendOne('BACK', maker, scanner) });
    });

    await check(`${maker.name}: unplugged during a payload, which is reported as cut`, async () => {
      await sendHalf(scanners, scanner, maker);
      await surviveUnplug(scanners, 'hid-1', { scanner, cuts: 1, scan: () => sendOne('BACK AGAIN', maker, scanner) });
    });

    await scanners.close();
    await scanner.unplug();
  }
}

async function sendAll(scanner: HidScanner, reports: readonly Uint8Array[]): Promise<void> {
  for (const report of reports) await scanner.send(report);
}

/** Gives the expected payload. */
async function sendOne(family: string, { report, aimId }: Maker, scanner: HidScanner): Promise<string> {
  await sendAll(scanner, reportsOf(licence(family), report));
  return aimId + licence(family);
}

async function sendHalf(scanners: GuestScanners, scanner: HidScanner, { report, aimId }: Maker): Promise<void> {
  const half = reportsOf(licence('HALF'), report).slice(0, 2);
  scanners.collected = 0;
  await sendAll(scanner, half);
  await until('half a payload', () => scanners.collected === aimId.length + 2 * 56);
}
