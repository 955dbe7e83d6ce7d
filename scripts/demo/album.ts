// Where screenshots of the terminal go, and the demo lane's own album: numbered in order, per language.
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Language } from '../../preload/contract';

/** Of the window's page, in pixels. */
export type Size = readonly [width: number, height: number];

/** The smallest supported display, at which the demo runs. */
export const smallDisplay: Size = [1024, 768];
export const largeDisplay: Size = [1920, 1080];

export interface Camera {
  page: Page;
  resize: (width: number, height: number) => Promise<void>;
}

export interface Album {
  /** Whether `add` takes each screenshot on every display, so that none is needed for the large one. */
  readonly everySize: boolean;
  /** How long a temporary screen must stay for its screenshots. */
  readonly exposureMs: number;
  /** Takes a screenshot; gives its path from the project's root. */
  add(camera: Camera, name: string): Promise<string>;
  /** Takes a screenshot of a failed step. */
  addFailure(page: Page): Promise<void>;
}

export class DemoAlbum implements Album {
  readonly everySize = false;
  readonly exposureMs = 0;
  #count = 0;

  constructor(
    private readonly folder: string,
    private readonly language: Language,
  ) {}

  async add({ page }: Camera, name: string): Promise<string> {
    this.#count += 1;
    const file = `${this.language.slice(0, 2)}-${String(this.#count).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.folder, file) });
    return `demo/${file}`;
  }

  async addFailure(page: Page): Promise<void> {
    await page.screenshot({ path: join(this.folder, 'failed.png'), timeout: 5000 });
  }
}
