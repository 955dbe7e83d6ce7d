// The checks after every unplug of any scanner.
import type { GuestScanners } from './guest-scanners';
import { load, quiet } from './processor';
import { same, within } from './expect';

/** The limit for reporting an unplug. */
const reportedMs = 2000;
/** The limit for a replugged scanner to work. */
const backMs = 3000;

export interface Pluggable {
  plug(): Promise<unknown>;
  unplug(): Promise<void>;
}

/**
 * Unplugs a scanner: it is reported, nothing spins, and the replugged scanner works again.
 *
 * @param id the scanner's
 * @param cuts the number of scans cut by the unplug
 * @param scan sends a scan, and gives the expected payload
 */
export async function surviveUnplug(
  scanners: GuestScanners,
  id: string,
  { scanner, cuts, scan }: { scanner: Pluggable; cuts: number; scan: () => Promise<string> },
): Promise<void> {
  const unplugged = performance.now();
  await scanner.unplug();
  await scanners.becomes(id, 'absent', reportedMs);
  within('to be reported', performance.now() - unplugged, reportedMs);
  const reasons = scanners.cuts().map(({ reason }) => reason);
  same(
    'the scans that were cut',
    reasons,
    Array.from({ length: cuts }, () => 'disconnected'),
  );
  const used = await load();

  scanners.forget();
  await scanner.plug();
  await scanners.becomes(id, 'ready', backMs);
  const payload = await scan();
  same('what arrived after the replug', await scanners.scans(1), [payload]);
  scanners.forget();
  if (used > quiet) throw new Error(`after the unplug ${used.toFixed(2)} of a processor was used`);
}
