// Messages by a key that is put together at run time. Every message is in the bundle for it.
import * as messages from '../../resources/messages/compiled/messages.js';
import type { Language } from '../../preload/contract';

export type Params = Record<string, string | number>;
/** A key put together from a union of codes compiles only if there are words for each of them. */
export type MessageKey = Exclude<keyof typeof messages, 'm'>;

type Message = (params: Params, options: { locale?: Language }) => string;

/** In the cashier's language, unless `locale` names another. */
export function words(key: MessageKey, params: Params = {}, locale?: Language): string {
  const message = messages[key] as Message;
  return message(params, locale ? { locale } : {});
}

/** For codes from outside, such as Flexiti's; null if there are no words for this one. */
export function wordsIfKnown(key: string, params: Params = {}, locale?: Language): string | null {
  return Object.hasOwn(messages, key) ? words(key as MessageKey, params, locale) : null;
}
