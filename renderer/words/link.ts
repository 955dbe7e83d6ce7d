// Whether Flexiti answers, in words: short for the bar, and in full with what it means and what to do.
import { m } from '../../resources/messages/compiled/messages.js';
import type { Language, LinkState, LinkView } from '../../preload/contract';
import { formatMoment } from './moment';

const states: Record<LinkState, () => string> = {
  unknown: () => m.screens_link_unknown(),
  online: () => m.screens_link_online(),
  slow: () => m.screens_link_slow(),
  offline: () => m.screens_link_offline(),
  down: () => m.screens_link_down(),
  refused: () => m.screens_link_refused(),
  proxy: () => m.screens_link_proxy(),
};

/** `Online`, `Offline since 10:42 a.m.` */
export function wordsOfLink({ state, since }: LinkView, language: Language): string {
  const words = states[state]();
  if (since === null || state === 'online' || state === 'unknown') return words;
  return m.screens_link_since({ state: words, since: formatMoment(since, language) });
}

/** With the moment of the next try, if Flexiti has named one. */
export function wordsOfLinkInFull(link: LinkView, language: Language): string {
  const words = wordsOfLink(link, language);
  return link.until === null
    ? words
    : m.screens_link_until({ state: words, until: formatMoment(link.until, language) });
}

/** What it means and what to do; null if there is nothing to do. */
export function wordsOfLinkHelp({ state }: LinkView): string | null {
  switch (state) {
    case 'offline':
      return m.screens_link_help_offline();
    case 'down':
      return m.screens_link_help_down();
    case 'refused':
      return m.screens_link_help_refused();
    case 'proxy':
      return m.screens_link_help_proxy();
    case 'unknown':
    case 'online':
    case 'slow':
      return null;
  }
}
