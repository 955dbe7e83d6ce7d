// The words that a cashier must see, from the catalogue that the terminal itself is built with.
import { m } from '../../../resources/messages/compiled/messages.js';
import type { Language } from '../../../preload/contract';

type Message = (params: Record<string, unknown>, options: { locale: Language }) => string;

/** What the catalogue says under a key; throws for a key that it does not have. */
export function words(key: string, language: Language, params: Record<string, unknown> = {}): string {
  const message = (m as unknown as Record<string, Message | undefined>)[key];
  if (message === undefined) throw new Error(`the catalogue has no ${key}`);
  return message(params, { locale: language });
}
