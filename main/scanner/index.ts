export { createCounter, createHub } from './hub';
export type { Adoption, CounterOptions, Hub, WantedScanner } from './hub';
export type { Device, Driver, IsComplete, ScannerEvent, ScannerState, ScannerStatus, Transport } from './device';
export type { Keystrokes } from './keyboard';
export { createSerialDriver } from './serial';
export { masked, shownCodes, startSetUp } from './diagnosis';
export type { FoundScanner, SetUp, SetUpState } from './diagnosis';
