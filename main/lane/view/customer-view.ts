// The left column: the customer by the card, the cashier and Flexiti.
import type { Account } from '../../flexiti';
import { isSameAddress } from '../../licence';
import type { Warning, WarningCode } from '../../licence';
import type { AccountView, CustomerNoteCode, CustomerView, LicenceWarningCode, Note } from '../../../preload/contract';
import { chosenNames, isAuthorisedUser, mayBuy } from '../model';
import { namesTooLong } from '../scan';
import { openToBuyCents } from '../steps';
import type { ChosenStep, Flow } from '../model';

/** Null on an empty counter. `today` is null where the day is not known. */
export function customerView(flow: Flow, today: string | null): CustomerView | null {
  const facts = flow.card?.facts ?? null;
  if (facts === null && flow.step === 'customer') return null;
  const names = facts ?? namesFromFlexiti(flow);
  const birthDate = facts?.birthDate ?? null;
  return {
    firstName: names.firstName,
    middleName: facts?.middleName ?? null,
    lastName: names.lastName,
    truncated: facts?.truncated ?? { firstName: false, middleName: false, lastName: false },
    birthDate,
    age: birthDate === null || today === null ? null : ageOn(birthDate, today),
    address1: facts?.address1 ?? null,
    city: facts?.city ?? null,
    province: facts?.province ?? null,
    postalCode: spaced(facts?.postalCode ?? null),
    expiry: facts?.expiry ?? null,
    issuedBy: facts?.issuedBy ?? null,
    source: flow.card?.source ?? 'flexiti',
    account: flow.step === 'customer' ? null : chosenAccountView(flow),
    notes: notesOf(flow, today),
  };
}

/** With the newest name and open to buy. */
function chosenAccountView(flow: ChosenStep): AccountView {
  const name = chosenNames(flow).at(-1) ?? { firstName: null, lastName: null };
  return { ...accountView(flow.account), ...name, openToBuyCents: openToBuyCents(flow) };
}

function namesFromFlexiti(flow: Flow): { firstName: string | null; lastName: string | null } {
  if (flow.step === 'customer') return { firstName: null, lastName: null };
  if (flow.quote.kind === 'ready' && flow.quote.value.customer.lastName !== null) return flow.quote.value.customer;
  return flow.account;
}

/** Whole years from a birth date to a day, both YYYY-MM-DD; null before the birth. */
function ageOn(birthDate: string, today: string): number | null {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return age < 0 ? null : age;
}

function spaced(postalCode: string | null): string | null {
  if (postalCode === null) return null;
  return /^[A-Z]\d[A-Z]\d[A-Z]\d$/i.test(postalCode) ? `${postalCode.slice(0, 3)} ${postalCode.slice(3)}` : postalCode;
}

/** The customer may read along: number masked, no risk rating, no reason code. */
export function accountView(account: Account): AccountView {
  const { cardEndingIn, accountType, merchantName, status, termsAccepted, firstName, lastName } = account;
  return {
    number: `•••• ${account.accountNumber.slice(-4)}`,
    cardEndingIn,
    type: accountType,
    authorisedUser: isAuthorisedUser(account),
    merchantName,
    status,
    mayBuy: mayBuy(account),
    termsAccepted,
    openToBuyCents: account.openToBuyCents,
    firstName,
    lastName,
  };
}

/** Warnings that help a technician with the scanner or the card's print, and no cashier. */
const technicalCodes = [
  'header_lengths',
  'unknown_version',
  'unknown_issuer',
  'date_order',
  'field_repaired',
  'field_uncertain',
] as const satisfies readonly WarningCode[];
type TechnicalCode = (typeof technicalCodes)[number];

function isTechnical(code: WarningCode): code is TechnicalCode {
  return (technicalCodes as readonly WarningCode[]).includes(code);
}

type CustomerNote = Note<CustomerNoteCode | LicenceWarningCode>;

function notesOf(flow: Flow, today: string | null): CustomerNote[] {
  const notes: CustomerNote[] = [];
  const warn = (code: CustomerNote['code'], params: Note['params'] = {}): void => {
    notes.push({ code, params, tone: 'warning' });
  };
  if (flow.step !== 'customer') {
    if (mayBuy(flow.account) === 'not_said') notes.push({ code: 'status_not_said', params: {}, tone: 'info' });
    if (flow.account.termsAccepted === false) warn('terms_not_accepted');
  }
  for (const { field, card, flexiti } of flow.differences) warn('difference', { field, card: card ?? '', flexiti });
  if (hasMoved(flow)) notes.push({ code: 'address_differs', params: {}, tone: 'info' });
  if (flow.card !== null && namesTooLong(flow.card.facts)) warn('names_cut');
  for (const { code, params } of warningsOn(flow, today))
    if (!isTechnical(code)) warn(`licence_warning_${code}`, params);
  if (flow.reading === 'not_supported') warn('flexiti_cannot_read_card');
  return notes.sort((a, b) => worstFirst.indexOf(a.tone) - worstFirst.indexOf(b.tone));
}

/** Age and expiry by what is shown, on the day on which it is shown, if that is known; the other warnings as the decoder
 * gave them. */
function warningsOn({ card, warnings }: Flow, today: string | null): Warning[] {
  const lasting = warnings.filter(({ code }) => !datedCodes.has(code));
  if (card === null || today === null) return lasting;
  const { birthDate, expiry } = card.facts;
  const dated: Warning[] = [];
  if (expiry !== null && expiry < today) dated.push({ code: 'expired', params: { date: expiry } });
  const age = birthDate === null ? null : ageOn(birthDate, today);
  if (age !== null && age < 19) dated.push({ code: age < 18 ? 'under_18' : 'under_19', params: { age } });
  return [...dated, ...lasting];
}

const datedCodes: ReadonlySet<WarningCode> = new Set(['expired', 'under_18', 'under_19']);

/** Whether the address on file is another place than the card's. A business has one of its own. */
function hasMoved(flow: Flow): boolean {
  if (flow.step === 'customer' || flow.card === null || flow.details.kind !== 'ready') return false;
  const { value } = flow.details;
  const isConsumer = !isAuthorisedUser(flow.account) && !/business/i.test(value.accountType ?? '');
  return isConsumer && !isSameAddress(flow.card.facts, value);
}

const worstFirst: Note['tone'][] = ['stop', 'warning', 'info'];
