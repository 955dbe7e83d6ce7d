// Where the pictures of the terminal go, and the demo lane's own album: numbered in the order in which they were taken,
// one row of numbers a language.
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';

/** Pixels of the window's page. */
export type Size = readonly [width: number, height: number];

/** The smallest display that the terminal is made for, and the size that a cashier plays at. */
export const smallDisplay: Size = [1024, 768];
export const largeDisplay: Size = [1920, 1080];

/** What stands at the counter and takes the pictures. */
export interface Camera {
  page: Page;
  /** Gives the window this many pixels for its page. */
  resize: (width: number, height: number) => Promise<void>;
}

export interface Album {
  /** Takes every picture there, on every display: nobody needs to step back for the large one. */
  readonly everySize: boolean;
  /** How long a screen that goes away by itself must stay for its pictures. */
  readonly exposureMs: number;
  /** Takes what the window shows; gives where it can be seen, from the project's root. */
  keep(camera: Camera, name: string): Promise<string>;
  /** What stood on the screen when a step failed. */
  keepFailure(page: Page): Promise<void>;
}

export class DemoAlbum implements Album {
  readonly everySize = false;
  readonly exposureMs = 0;
  #count = 0;

  constructor(
    private readonly folder: string,
    private readonly language: Language,
  ) {}

  async keep({ page }: Camera, name: string): Promise<string> {
    this.#count += 1;
    const file = `${this.language.slice(0, 2)}-${String(this.#count).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.folder, file) });
    return `demo/${file}`;
  }

  async keepFailure(page: Page): Promise<void> {
    await page.screenshot({ path: join(this.folder, 'failed.png'), timeout: 5000 });
  }
}
