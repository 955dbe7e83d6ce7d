// Writes licences' barcode payloads. Shares no table with the decoder, whose errors that would hide.
export type { LicenceText } from './licence-text';
export { writeLicence } from './write-licence';
