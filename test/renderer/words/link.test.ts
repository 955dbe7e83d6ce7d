// Whether Flexiti answers, in words: since when, until when, and what to do.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Language, LinkState, LinkView } from '../../../preload/contract';
import { formatMoment, wordsOfLink, wordsOfLinkHelp, wordsOfLinkInFull } from '../../../renderer/words';
import { getLocale, overwriteGetLocale } from '../../../resources/messages/compiled/runtime.js';

let language: Language = 'en-CA';
const before = getLocale;
beforeEach(() => {
  vi.setSystemTime(today(23, 0));
  overwriteGetLocale(() => language);
});
afterEach(() => {
  language = 'en-CA';
  overwriteGetLocale(before);
  vi.useRealTimers();
});

const today = (hour: number, minute: number): number => new Date(2026, 10, 21, hour, minute).getTime();
const link = (state: LinkState, changes: Partial<LinkView> = {}): LinkView => ({
  state,
  since: today(10, 42),
  until: null,
  ...changes,
});

test.each([
  ['online', 'Online', 'En ligne'],
  ['slow', 'Slow since 10:42 a.m.', 'Lent depuis 10 h 42'],
  ['offline', 'Offline since 10:42 a.m.', 'Hors ligne depuis 10 h 42'],
  ['down', 'Flexiti down since 10:42 a.m.', 'Flexiti en panne depuis 10 h 42'],
  ['refused', 'Sign-in refused since 10:42 a.m.', 'Accès refusé depuis 10 h 42'],
  ['proxy', 'Stopped by the proxy since 10:42 a.m.', 'Bloqué par le mandataire depuis 10 h 42'],
  ['unknown', 'Not connected yet', 'Connexion non vérifiée'],
] as const)('%s', (state, english, french) => {
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(plain(wordsOfLink(link(state), 'en-CA'))).toBe(english);
  language = 'fr-CA';
  expect(plain(wordsOfLink(link(state), 'fr-CA'))).toBe(french);
});

test('the time of the next attempt is in the full sentence alone', () => {
  const down = link('down', { until: today(10, 45) });
  expect(wordsOfLinkInFull(down, 'en-CA')).toContain('next try 10:45');
  expect(wordsOfLink(down, 'en-CA')).not.toContain('10:45');
  expect(wordsOfLinkInFull(link('down'), 'en-CA')).toBe(wordsOfLink(link('down'), 'en-CA'));
});

describe('a moment', () => {
  test('of today is a time of day', () => {
    expect(formatMoment(today(22, 5), 'en-CA')).toMatch(/^10:05.p\.m\.$/);
    expect(formatMoment(today(22, 5), 'fr-CA')).toMatch(/^22.h.05$/);
  });

  test.each([
    ['yesterday', new Date(2026, 10, 20, 10, 42)],
    ['a year ago', new Date(2025, 10, 20, 10, 42)],
  ])('of another day says which: %s', (_, at) => {
    expect(formatMoment(at.getTime(), 'en-CA')).toMatch(/^Nov\.? 20, 10:42.a\.m\.$/);
    expect(formatMoment(at.getTime(), 'fr-CA')).toMatch(/^le 20 nov\. à 10.h.42$/);
  });
});

test.each(['offline', 'down', 'refused', 'proxy'] as const)('%s says what to do', (state) => {
  expect(wordsOfLinkHelp(link(state))).toMatch(/parked/);
  language = 'fr-CA';
  expect(wordsOfLinkHelp(link(state))).toMatch(/mis en attente/);
});

test.each(['online', 'slow', 'unknown'] as const)('%s asks for nothing', (state) => {
  expect(wordsOfLinkHelp(link(state))).toBeNull();
});
