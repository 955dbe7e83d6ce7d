// Scanners: bytes and keys from devices in, payloads out.
export { openScanners, createHub } from './hub';
export type { Adoption, ScannersOptions, Hub, WantedScanner } from './hub';
export type { Device, Driver, IsComplete, ScannerEvent, ScannerState, ScannerStatus, Transport } from './device';
export { createHidDriver } from './hid';
export { isModifier, isText } from './keyboard';
export type { Keystrokes } from './keyboard';
export { createSerialDriver } from './serial';
export { masked, shownCodes, startDiagnosis } from './diagnosis';
export type { FoundScanner, Diagnosis, DiagnosisState, HeardScan } from './diagnosis';
export { framesOf } from './framing';
export type { Frame, Piece } from './framing';
