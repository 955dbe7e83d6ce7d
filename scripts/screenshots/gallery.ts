// Every screenshot in both themes and on every display: screenshots/LANGUAGE/THEME/SIZE/NAME.png.
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';
import { largeDisplay, smallDisplay, type Album, type Camera, type Size } from '../demo/album';

const themes = ['light', 'dark'] as const;
/** The small one last: the window is left so. */
const displays: readonly Size[] = [largeDisplay, [1080, 1920], [1366, 768], smallDisplay];

export class Gallery implements Album {
  readonly everySize = true;
  readonly exposureMs = 10_000;
  readonly #taken = new Set<string>();

  constructor(
    private readonly root: string,
    readonly language: Language,
  ) {}

  /** Leaves the window small and light. Throws where the name was used before. */
  async add({ page, resize }: Camera, name: string): Promise<string> {
    if (this.#taken.has(name)) throw new Error(`there are two pictures ${name}`);
    this.#taken.add(name);
    for (const [width, height] of displays) {
      await resize(width, height);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        const file = join('screenshots', this.language, theme, `${String(width)}x${String(height)}`, `${name}.png`);
        // Without the transition between themes.
        await page.screenshot({ path: join(this.root, file), animations: 'disabled' });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    return `screenshots/${this.language}/*/*/${name}.png`;
  }

  async addFailure(page: Page): Promise<void> {
    await page.screenshot({ path: join(this.root, 'screenshots', 'failed.png'), timeout: 5000 });
  }
}
