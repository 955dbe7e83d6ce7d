// Which layout a device's reports are read by: its quirk's, its descriptor's, or one that its reports suggest.
import { commonLayout, newlandLayout, quirkOf, quirks } from './quirks';
import type { Quirk, UsbId } from './quirks';
import { aimIdOf } from './report';
import type { ReportLayout } from './report';

/**
 * The layouts to read each report of a device by.
 *
 * @param device null where the system does not tell its numbers
 * @param described the layouts of its report descriptor; none where that cannot be had
 */
export function layoutsFor(
  device: UsbId | null,
  described: readonly ReportLayout[],
  entries: readonly Quirk[] = quirks,
): (report: Uint8Array) => readonly ReportLayout[] {
  const quirk = device === null ? null : quirkOf(device, entries);
  if (quirk?.applies === 'always') return () => quirk.layouts;
  if (described.length > 0) return () => described;
  if (quirk !== null) return () => quirk.layouts;
  return (report) => [guessLayout(report)];
}

/** By what stands where most makers put the AIM identifier: anything but an identifier or NULs is data. */
function guessLayout(report: Uint8Array): ReportLayout {
  const identifier = report.subarray(2, 5);
  const isCommon = aimIdOf(identifier) !== null || identifier.every((byte) => byte === 0);
  return isCommon ? commonLayout : newlandLayout;
}
