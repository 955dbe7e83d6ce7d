// What somebody hears who does not see the page: results of scans, what is asked next, and problems, each of them unasked.
import { afterEach, describe, expect, test } from 'vitest';
import type { View } from '../../preload/contract';
import { renderTerminal } from './render-terminal';
import { account, customer, everyCase, inLanguage, offline, view } from './views';

const one = (name: string): View => {
  const seen = everyCase()[name];
  if (!seen) throw new Error(name);
  return seen;
};

const live = '[role=status], [role=alert], [aria-live]';
let observer: MutationObserver | null = null;
afterEach(() => observer?.disconnect());

/** Collects what changes in the page's live regions, as a screen reader speaks it. An alert is spoken when it comes, too. */
function listen(): string[] {
  const heard: string[] = [];
  const hear = (region: Element | null | undefined): void => {
    const text = region?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    if (text !== '' && heard.at(-1) !== text) heard.push(text);
  };
  observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      hear((target instanceof Element ? target : target.parentElement)?.closest(live));
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const alert of [node, ...node.querySelectorAll('*')].filter((added) => added.matches('[role=alert]'))) {
          hear(alert);
        }
      }
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return heard;
}

const note = (code: 'scan_unreadable' | 'scan_product' | 'done', tone: 'warning' | 'info') =>
  ({ code, params: {}, tone }) as const;

const stories: [string, View, View, { 'en-CA': string; 'fr-CA': string }[]][] = [
  [
    'a licence was read',
    one('customer-empty'),
    one('customer-searching'),
    [
      { 'en-CA': 'Maélie Rose Tremblay-Côté', 'fr-CA': 'Maélie Rose Tremblay-Côté' },
      { 'en-CA': 'Looking for the customer', 'fr-CA': 'Recherche du client' },
    ],
  ],
  [
    'a licence could not be read',
    one('customer-empty'),
    { ...one('customer-empty'), notice: note('scan_unreadable', 'warning') },
    [{ 'en-CA': 'The barcode could not be read', 'fr-CA': 'Le code à barres n’a pas pu être lu' }],
  ],
  [
    'a product was scanned',
    one('verify-none'),
    { ...one('verify-none'), notice: note('scan_product', 'warning') },
    [{ 'en-CA': 'product’s barcode', 'fr-CA': 'code à barres d’un produit' }],
  ],
  [
    'another licence was scanned',
    one('quote-offers'),
    { ...one('quote-offers'), pendingScan: { number: 1, kind: 'licence', name: 'Ottilie Fernsby' } },
    [{ 'en-CA': 'Start with Ottilie Fernsby?', 'fr-CA': 'Commencer avec Ottilie Fernsby?' }],
  ],
  [
    'several accounts were found',
    one('customer-searching'),
    one('customer-choosing'),
    [{ 'en-CA': 'Which account?', 'fr-CA': 'Quel compte?' }],
  ],
  [
    'nobody was found',
    one('customer-searching'),
    one('customer-nobody'),
    [{ 'en-CA': 'No account found', 'fr-CA': 'Aucun compte trouvé' }],
  ],
  [
    'the search failed',
    one('customer-searching'),
    one('customer-failed-for-good'),
    [{ 'en-CA': 'Flexiti took too long', 'fr-CA': 'Flexiti a mis trop de temps' }],
  ],
  [
    'the account was found',
    one('customer-searching'),
    one('verify-none'),
    [
      { 'en-CA': 'Step 2 of 4', 'fr-CA': 'Étape 2' },
      { 'en-CA': 'Verify the customer', 'fr-CA': 'Comment vérifier l’identité?' },
    ],
  ],
  [
    'the PIN was sent',
    one('verify-sending'),
    one('verify-sent'),
    [{ 'en-CA': 'Enter the PIN', 'fr-CA': 'Entrez le NIP' }],
  ],
  [
    'the answer was wrong',
    one('verify-none'),
    one('verify-refused'),
    [{ 'en-CA': 'Flexiti refused', 'fr-CA': 'Flexiti a refusé' }],
  ],
  [
    'the plans are there',
    one('quote-waiting'),
    one('quote-offers'),
    [{ 'en-CA': 'How will the customer pay?', 'fr-CA': 'Comment le client paiera-t-il?' }],
  ],
  [
    'it is over the credit',
    one('quote-offers'),
    one('quote-nothing-left'),
    [{ 'en-CA': 'No credit is available', 'fr-CA': 'Aucun crédit' }],
  ],
  [
    'the network went',
    one('verify-none'),
    { ...one('verify-none'), link: offline },
    [{ 'en-CA': 'Offline since', 'fr-CA': 'Hors ligne depuis' }],
  ],
  [
    'the scanner was unplugged',
    one('verify-none'),
    { ...one('verify-none'), scanners: [{ id: 'a', name: 'COM3', kind: 'serial', state: 'absent', because: null }] },
    [{ 'en-CA': 'Scanner unplugged', 'fr-CA': 'Lecteur débranché' }],
  ],
  [
    'all was cleared',
    one('hand-over'),
    { ...one('customer-empty'), flowId: 'flow-2', notice: note('done', 'info') },
    [{ 'en-CA': 'has been cleared', 'fr-CA': 'effacé' }],
  ],
];

describe.each(['en-CA', 'fr-CA'] as const)('in %s it is heard that', (language) => {
  test.each(stories)('%s', async (_, before, after, expected) => {
    const { api } = await renderTerminal(before, language);
    const heard = listen();
    api.show(inLanguage(after, language));
    for (const words of expected) await expect.poll(() => heard.join('\n')).toContain(words[language]);
  });
});

test('a name that stays is said once', async () => {
  const { api, byId } = await renderTerminal(one('customer-searching'));
  const heard = listen();
  api.show(view(one('verify-none').screen, { customer: customer({ account: account() }) }));
  await expect.element(byId('method-sms')).toBeVisible();
  expect(heard.join('\n')).not.toContain('Maélie');
});
