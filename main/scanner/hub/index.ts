// The hub: any number of scanners as one stream of events, found, connected, lost and found again.
export { openScanners } from './open-scanners';
export type { ScannersOptions } from './open-scanners';
export type { WantedScanner } from './device-scanner';
export { createHub } from './hub';
export type { Adoption, Hub } from './hub';
export { createPlugs } from './plugs';
export type { Plugs } from './plugs';
