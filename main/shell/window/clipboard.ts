// The system's clipboard, cleared of what was copied for a customer.
import { clipboard } from 'electron';

/** `forget` clears the clipboard only where it still holds the last text that was written here. */
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
  // A promise or the text, depending on Electron's version.
  const now: string = await Promise.resolve(clipboard.readText());
  if (now === text) clipboard.clear();
}
