// Compares the header's offsets and lengths with the subfiles that were found.
import type { AamvaHeader } from './aamva-header';
import type { Elements } from './elements';
import { warn } from '../model';
import type { Reading, Repairs } from '../model';

/** True when all designators have their subfile's start and length, and there are as many as declared. */
export function lengthsMatch(header: AamvaHeader, elements: Elements): boolean {
  const { designators } = header;
  const { subfiles } = elements;
  if (designators.length !== subfiles.length || header.entries !== subfiles.length) return false;
  for (let i = 0; i < subfiles.length; i++) {
    const subfile = subfiles[i];
    const designator = designators[i];
    if (subfile === undefined || designator === undefined || !subfile.terminated) return false;
    if (designator.type !== subfile.type || designator.offset !== subfile.start) return false;
    if (designator.length !== subfile.end - subfile.start) return false;
  }
  return true;
}

/** Warns of the first difference; the subfiles are read as found. */
export function checkLengths(header: AamvaHeader, elements: Elements, repairs: Repairs, reading: Reading): void {
  if (lengthsMatch(header, elements)) return;
  const { designators } = header;
  const { subfiles } = elements;
  const at = subfiles.findIndex((subfile, i) => {
    const designator = designators[i];
    return designator?.offset !== subfile.start || designator.length !== subfile.end - subfile.start;
  });
  const subfile = subfiles[at === -1 ? 0 : at];
  const designator = designators[at === -1 ? 0 : at];
  repairs.add('header_lengths');
  warn(reading, 'header_lengths', {
    declared_offset: designator?.offset ?? 0,
    declared_length: designator?.length ?? 0,
    offset: subfile?.start ?? 0,
    length: subfile === undefined ? 0 : subfile.end - subfile.start,
  });
}
