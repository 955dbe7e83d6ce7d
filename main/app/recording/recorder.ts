// Records the next licence for support, once it is asked to. What was really scanned is forgotten at once.
import { randomInt } from 'node:crypto';
import { isComplete, licenceEnd, licenceStart } from '../../licence';
import type { HeardScan } from '../../scanner';
import type { RecordingView } from '../../../preload/contract';
import type { RecordingFiles } from './recording-files';
import { toRecording } from './to-recording';

export interface Recorder {
  view(): RecordingView;
  /** The next scan that begins is to be recorded. */
  arm(): void;
  /** No scan is recorded any more, and nothing is said of earlier ones. */
  disarm(): void;
  /** Records a scan where one is waited for. */
  hear(scan: HeardScan): void;
  /** Whether a licence is waited for, and more of this one is to come. */
  isUnfinished(text: string): boolean;
}

export interface RecorderOptions {
  files: RecordingFiles;
  /** YYYY-MM-DD, for age and expiry. */
  today: () => string;
  /** Milliseconds of the process's steady clock. */
  steadyNow: () => number;
  onChange: () => void;
}

const off: RecordingView = { state: 'off' };

export function createRecorder({ files, today, steadyNow, onChange }: RecorderOptions): Recorder {
  let view = off;
  /** Since when a scan is waited for; null while none is. */
  let armedAt: number | null = null;

  function show(next: RecordingView): void {
    if (view.state === 'off' && next.state === 'off') return;
    view = next;
    onChange();
  }

  async function record(scan: HeardScan): Promise<void> {
    const armed = view;
    const recording = toRecording(scan, { today: today(), random: randomInt });
    const stored = 'refused' in recording ? recording : await files.store(recording);
    if (view !== armed) {
      // It was called off meanwhile.
      if ('file' in stored) await files.discard(stored.file);
    } else if ('file' in stored) show({ state: 'saved', file: stored.file });
    else if ('refused' in stored) show({ state: 'failed', because: stored.refused });
    else show({ state: 'failed', because: 'not_written', folder: files.folder, reason: stored.reason });
  }

  return {
    view: () => view,
    arm() {
      if (view.state === 'armed') return;
      armedAt = steadyNow();
      show({ state: 'armed' });
    },
    disarm() {
      armedAt = null;
      show(off);
    },
    hear(scan) {
      if (armedAt === null) {
        // What was said of the scan before this one. One that is being stored has its say yet to come.
        if (view.state !== 'armed') show(off);
        return;
      }
      // It was under way before anybody asked for it.
      if (scan.began < armedAt) return;
      armedAt = null;
      void record(scan);
    },
    isUnfinished(text) {
      if (armedAt === null || isComplete(text)) return false;
      return licenceStart(text.slice(0, longestHead)) >= 0 && licenceEnd(text) === 'missing';
    },
  };
}

/** As much of a text as tells whether a licence begins it. */
const longestHead = 256;
