// What inventing needs of the decoder. It comes in as an argument: the decoder's own files stand above this folder.
import type { Element } from '../aamva';
import type { Decoded } from '../model';

/** A payload as the decoder reads it. */
export interface Reading {
  decoded: Decoded;
  elements: Element[];
  /** The same text for payloads of the same structure. */
  likeness: string;
}

export interface Decoder {
  /** @param today YYYY-MM-DD */
  readingOf: (payload: string, today: string) => Reading;
  /** The place at which a licence starts; -1 for none. */
  licenceStart: (text: string) => number;
  /** The payload without what a scanner added. */
  unwrapped: (payload: string) => string;
}
