// What must be true after every unplug, of every scanner.
import type { GuestScanners } from './guest-scanners';
import { load, quiet } from './processor';
import { same, within } from './expect';

/** How soon after an unplug it must be told. */
const reportedMs = 2000;
/** How soon a scanner that came back must work. */
const backMs = 3000;

export interface Pluggable {
  plug(): Promise<unknown>;
  unplug(): Promise<void>;
}

/**
 * Unplugs a scanner: it is told, nothing spins, and the scanner works again when it comes back.
 *
 * @param id the scanner's at the counter
 * @param cuts how many scans the unplug cuts
 * @param scan sends a scan, and gives the payload that must arrive
 */
export async function surviveUnplug(
  scanners: GuestScanners,
  id: string,
  { scanner, cuts, scan }: { scanner: Pluggable; cuts: number; scan: () => Promise<string> },
): Promise<void> {
  const unplugged = performance.now();
  await scanner.unplug();
  await scanners.becomes(id, 'absent', reportedMs);
  within('to be told', performance.now() - unplugged, reportedMs);
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
  same('what arrived after it came back', await scanners.scans(1), [payload]);
  scanners.forget();
  if (used > quiet) throw new Error(`after the unplug ${used.toFixed(2)} of a processor was used`);
}
