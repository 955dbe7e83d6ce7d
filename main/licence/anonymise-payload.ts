// A payload made anonymous with this decoder as the judge of its structure.
import { inventPayload, type Anonymised, type RandomSource } from './anonymise';
import { unwrap } from './envelope';
import { licenceStart } from './licence-start';
import { readingOf } from './likeness';
import { Repairs } from './model';

const unwrapped = (payload: string): string => unwrap(payload, new Repairs());

/**
 * An invented payload with the structure and faults of a real one, or the names of the values that stand in its way.
 *
 * @param payload one character for each byte
 * @param today the store's date, YYYY-MM-DD, for age and expiry
 */
export function anonymise(payload: string, today: string, random: RandomSource): Anonymised {
  return inventPayload(payload, today, random, { readingOf, licenceStart, unwrapped });
}
