// Recordings for support: a scan with an invented person in place of the real one, in a file.
export { createRecorder } from './recorder';
export type { Recorder } from './recorder';
export { openRecordingFiles } from './recording-files';
export type { RecordingFiles } from './recording-files';
