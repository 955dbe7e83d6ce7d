// Writes licences as scanners send them. Its tables are its own: one shared with the decoder would hide an error in it.
export type { LicenceText } from './licence-text';
export { writeLicence } from './write-licence';
