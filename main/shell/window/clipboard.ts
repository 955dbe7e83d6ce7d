// The system's clipboard, which outlives the customer unless it is cleared.
import { clipboard } from 'electron';

/** Writes, and forgets what it wrote: what somebody else has put there since is left alone. */
export function systemClipboard(): { write(text: string): void; forget(): Promise<void> } {
  let written: string | null = null;
  return {
    write(text) {
      written = text;
      void clipboard.writeText(text);
    },
    async forget() {
      const ours = written;
      written = null;
      if (ours !== null) await clearIf(ours);
    },
  };
}

async function clearIf(text: string): Promise<void> {
  // Electron answers at once or by a promise, by its version.
  const now: string = await Promise.resolve(clipboard.readText());
  if (now === text) clipboard.clear();
}
