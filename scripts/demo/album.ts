// Pictures of the terminal, numbered in the order in which they were taken, one row of numbers a language.
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';

export class Album {
  #count = 0;

  constructor(
    private readonly folder: string,
    private readonly language: Language,
  ) {}

  /** Takes a picture of all that the window shows; gives the file's name. */
  async keep(page: Page, name: string): Promise<string> {
    this.#count += 1;
    const file = `${this.language.slice(0, 2)}-${String(this.#count).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.folder, file) });
    return file;
  }

  /** What stood on the screen when a step failed. */
  async keepFailure(page: Page): Promise<void> {
    await page.screenshot({ path: join(this.folder, 'failed.png'), timeout: 5000 });
  }
}
