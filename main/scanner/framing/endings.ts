// What a device's characters are when nothing more of them will come: a licence, one that broke off, or other codes.
import {
  codeOf,
  codesAfter,
  codesBefore,
  codesBehind,
  codesBehindBroken,
  codesIn,
  endOfLicence,
  isNoise,
  withoutNoise,
} from './codes';
import type { NoiseAround } from './codes';
import type { ScanStart } from './scan-start';
import type { CutReason, LicenceEnd } from '../device';

export type Frame = { type: 'scan'; payload: string } | { type: 'cut'; bytes: number; reason: CutReason };

/** Of which scan characters may be the rest: of one that broke off, or that was reported without proof of its end. */
export type Rest = 'of_broken' | 'of_whole' | null;

export interface Endings {
  /** @param noise what of the text may be a line's noise */
  atSilence(text: string, rest: Rest, noise: NoiseAround): Frame[];
  /** When a licence's start came behind them. */
  atStart(text: string, rest: Rest): Frame[];
  /** Behind a payload that was reported; `rest` where its end was not proven. */
  surplus(text: string, rest: Rest): Frame[];
}

export interface EndingsOptions {
  endOf: LicenceEnd;
  start: ScanStart;
  /** Whether noise may come; a keyboard has none. */
  isNoisy: boolean;
}

export function createEndings({ endOf, start, isNoisy }: EndingsOptions): Endings {
  const isSeen = (text: string): boolean => endOf(text) === 'seen';
  /** One more character reaches the declared end. */
  const isWholeButItsCr = (text: string, next: string): boolean => !isSeen(text) && isSeen(text + next);
  /** A final CR is kept: it may be the code's own. */
  const codes = (texts: readonly string[]): Frame[] =>
    texts.map(codeOf).flatMap((payload) => (isNoisy && isNoise(payload) ? [] : [{ type: 'scan', payload }]));

  function codesOfRest(text: string, rest: Exclude<Rest, null>): string[] {
    return rest === 'of_broken' ? codesBehindBroken(text) : codesBehind(text);
  }

  /** The rest of a header looks like one whose first characters are lost. */
  function beginsLicence(text: string, rest: Rest): boolean {
    return start.hasBegun(text) && !(rest === 'of_broken' && start.isTorn(text));
  }

  function codesWithout(text: string, rest: Rest, noise: NoiseAround): string[] {
    return rest === null ? codesIn(withoutNoise(text, noise)) : codesOfRest(text, rest);
  }

  function atSilence(text: string, rest: Rest, noise: NoiseAround): Frame[] {
    if (!beginsLicence(text, rest)) return codes(codesWithout(text, rest, noise));
    const end = endOfLicence(text, isSeen, isWholeButItsCr);
    const licence = text.slice(0, end);
    const first: Frame = endOf(licence) === 'missing' ? brokenOff(licence) : { type: 'scan', payload: codeOf(licence) };
    return [first, ...codes(end < text.length ? codesIn(text.slice(end)) : [])];
  }

  return {
    atSilence,
    atStart: (text, rest) => {
      if (beginsLicence(text, rest)) return atSilence(text, rest, { before: 0, behind: text.length });
      return codes(rest === null ? codesBefore(text) : codesOfRest(text, rest));
    },
    surplus(text, rest) {
      if (rest === 'of_broken') return codes(codesBehindBroken(text));
      return codes(rest === 'of_whole' && codesBehind(text).length === 0 ? [] : codesAfter(text));
    },
  };
}

export function brokenOff(text: string): Frame {
  return { type: 'cut', bytes: text.length, reason: 'broken_off' };
}
