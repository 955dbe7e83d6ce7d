// What all scanners share: states and events, drivers and devices, reasons of failure, known makers.
export { reasonFor } from './access';
export type { Chunk, Device, DeviceListener, Driver, OpenDevice } from './driver';
export { isKnownScanner, setupHintOf } from './known-scanners';
export type { SetupHint, Unheard } from './known-scanners';
export { openFailure, probe, windowsAbsent } from './open-failure';
export type { OpenFailure } from './open-failure';
export type {
  CutReason,
  IsComplete,
  LicenceEnd,
  LicenceStart,
  ScannerEvent,
  ScannerState,
  ScannerStatus,
  Transport,
} from './scanner';
