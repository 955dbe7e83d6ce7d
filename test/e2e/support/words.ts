// Texts from the message catalogue that the terminal is built with.
import { m } from '../../../resources/messages/compiled/messages.js';
import type { Language } from '../../../preload/contract';

type Message = (params: Record<string, unknown>, options: { locale: Language }) => string;

/** The text for a key; throws for an unknown key. */
export function words(key: string, language: Language, params: Record<string, unknown> = {}): string {
  const message = (m as unknown as Record<string, Message | undefined>)[key];
  if (message === undefined) throw new Error(`the catalogue has no ${key}`);
  return message(params, { locale: language });
}
