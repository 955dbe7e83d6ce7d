// Scanners on serial ports, RS-232 or USB CDC.
export { createSerialDriver } from './serial-driver';
export { takenByBrltty } from './brltty';
