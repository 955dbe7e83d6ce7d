import { describe, expect, it } from 'vitest';
import type { Account, LicenceReading } from '../../../../main/flexiti';
import { atVerify, LaneDriver, readyToVerify } from '../lane-driver';
import { account, customer, problem, quote, reading, scanOf } from '../people';

const enstream = { firstName: 'ENSTREAM', lastName: 'NUMBER1', birthDate: '1974-05-15' };

function scanned(...args: Parameters<typeof scanOf>): LaneDriver {
  const counter = new LaneDriver();
  counter.scan(scanOf(...args));
  return counter;
}

/** Flexiti reads somebody else before an account is opened. */
function asked(read: Partial<LicenceReading> = enstream): LaneDriver {
  const counter = scanned();
  counter.answer('readLicence', reading(read));
  return counter;
}

const goOn = { type: 'answerPerson', answer: 'goOn' } as const;
const startOver = { type: 'answerPerson', answer: 'startOver' } as const;

describe('a reading of Flexiti’s that names another person', () => {
  it('stops before an account is opened, both readings side by side', () => {
    const counter = asked();
    expect(counter.view().question).toEqual({
      kind: 'reading',
      card: { firstName: 'MARIGOLD', middleName: null, lastName: 'TESTWELL', birthDate: '1984-05-17' },
      flexiti: { ...enstream, middleName: null },
      differs: ['firstName', 'lastName', 'birthDate'],
    });
    counter.answer('search', [account()]);
    expect(counter.state.current.step).toBe('customer');
    expect(counter.callsOf('lookup')).toEqual([]);
  });

  it.each([{ lastName: 'TESTWALL' }, { firstName: 'MARY' }, { birthDate: '1984-05-18' }])('is one by %o', (read) => {
    expect(asked(read).view().question?.kind).toBe('reading');
  });

  it.each([
    [{}, { lastName: 'Testwell,' }],
    [{ middleName: 'ROSE' }, { middleName: null }],
    [{ firstName: 'JEAN-MARC' }, { firstName: 'MARC', middleName: 'JEAN' }],
    [{ lastName: 'D’ARCY' }, { lastName: 'DARCY' }],
    [{}, { address1: '1 OTHER ST', postalCode: 'K1K1K1', expiry: '2030-01-01' }],
    [{}, { firstName: null, lastName: null, birthDate: null }],
  ])('is none by spelling, or by anything else: %o, %o', (card, read) => {
    const counter = scanned(card);
    counter.answer('readLicence', reading({ firstName: counter.state.current.card?.facts.firstName ?? null, ...read }));
    expect(counter.view().question).toBeNull();
  });

  it('goes on by the card, with what the card has found', () => {
    const counter = asked();
    counter.answer('search', [account()]);
    counter.intend(goOn);
    expect(counter.flow('verify').account).toEqual(account());
    expect(counter.view()).toMatchObject({ question: null, customer: { lastName: 'TESTWELL' } });
    expect(counter.callsOf('search')).toHaveLength(1);
  });

  it('goes on by the card while the search is still under way', () => {
    const counter = asked();
    counter.intend(goOn);
    expect(counter.phase().kind).toBe('searching');
    counter.answer('search', [account()]);
    expect(counter.state.current.step).toBe('verify');
  });

  it('starts over by Flexiti’s reading, as a flow of its own', () => {
    const counter = asked();
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.answer('search', [account()]);
    const { id, referenceId, requestId } = counter.state.current;
    counter.intend(startOver);
    const { current } = counter.state;
    expect(current.id).not.toBe(id);
    expect(current.referenceId).not.toBe(referenceId);
    expect(current.requestId).not.toBe(requestId);
    expect(counter.abandoned).toContain(id);
    expect(current.amountCents).toBe(5000);
    expect(counter.call('search').query).toMatchObject(enstream);
    expect(counter.view()).toMatchObject({ question: null, customer: { ...enstream, age: 52 } });
    // The same licence, still held before the scanner, is no second customer.
    counter.scan();
    expect(counter.view().pendingScan).toBeNull();
  });

  it('stands over a form that is being checked, a list, nobody and a failure', () => {
    for (const make of [
      () => scanned({}, { certainty: { lastName: 'uncertain' } }),
      () => found([account(), account({ accountNumber: '55' })]),
      () => found([]),
      () => failed(),
    ]) {
      const counter = make();
      const { kind } = counter.phase();
      counter.answer('readLicence', reading(enstream));
      expect(counter.view().question?.kind).toBe('reading');
      counter.intend(goOn);
      expect(counter.view().question).toBeNull();
      expect(counter.phase().kind).toBe(kind);
    }
  });

  it('is asked as well where the cashier only confirmed the form', () => {
    const counter = scanned({}, { certainty: { lastName: 'uncertain' } });
    const { firstName, lastName, birthDate } = scanOf().licence;
    if (firstName === null || lastName === null || birthDate === null) throw new Error('no name');
    counter.intend({ type: 'search', firstName, lastName, birthDate, postalCode: '' });
    counter.answer('readLicence', reading(enstream));
    expect(counter.view().question?.kind).toBe('reading');
  });

  it('holds back everything but its answer and leaving the customer', () => {
    const counter = asked();
    counter.answer('search', [account()]);
    const before = counter.state;
    counter.intend({ type: 'chooseAccount', index: 0 });
    counter.intend({ type: 'search', firstName: 'A', lastName: 'B', birthDate: '1984-05-17', postalCode: '' });
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    expect(counter.state).toBe(before);
    counter.intend({ type: 'back' });
    expect(counter.phase()).toEqual({ kind: 'empty' });
    expect(counter.view().question).toBeNull();
  });

  it('is answered by what was drawn for it alone: a second press does not answer the next question', () => {
    const counter = asked();
    const { drawnFor } = counter;
    counter.answer('search', [other]);
    expect(counter.drawnFor).toEqual(drawnFor);
    counter.intend(goOn, drawnFor);
    expect(counter.view().question?.kind).toBe('account');
    const before = counter.state;
    counter.intend(goOn, drawnFor);
    expect(counter.state).toBe(before);
  });

  it('is parked and resumed, and survives a restart', () => {
    const counter = asked();
    const { question } = counter.view();
    counter.intend({ type: 'park' });
    expect(counter.view()).toMatchObject({ question: null, parked: [{ state: 'look' }] });
    counter.answer('search', [account()]);
    counter.intend({ type: 'resume', number: 1 });
    expect(counter.view().question).toEqual(question);
    counter.dispatch(counter.restart());
    expect(counter.view().question).toEqual(question);
    counter.intend(goOn);
    expect(counter.flow('verify').account).toEqual(account());
  });

  it('is no question any more after a verify', () => {
    const counter = readyToVerify();
    counter.intend({ type: 'verify', format: 'sms' });
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    counter.intend({ type: 'back' });
    counter.answer('readLicence', reading(enstream));
    expect(counter.view().question).toBeNull();
  });
});

function found(accounts: Account[], unread = 0): LaneDriver {
  const counter = scanned();
  counter.answer('search', { accounts, unread });
  return counter;
}

function failed(): LaneDriver {
  const counter = scanned();
  counter.fail('search', problem('wrong_inputs'));
  return counter;
}

const other = account({ firstName: 'Enstream', lastName: 'Number1' });

describe('an account under another name than the card’s', () => {
  it('is not taken by itself, but asked about', () => {
    const counter = found([other]);
    expect(counter.view().question).toMatchObject({
      kind: 'account',
      card: { lastName: 'TESTWELL' },
      flexiti: { firstName: 'Enstream', lastName: 'Number1', birthDate: null },
      differs: ['firstName', 'lastName'],
    });
    expect(counter.state.current.step).toBe('customer');
  });

  it('is opened by the cashier’s word, which counts for the quote too', () => {
    const counter = found([other]);
    counter.intend({ type: 'setAmount', amountCents: 5000 });
    counter.intend(goOn);
    expect(counter.flow('verify').account).toEqual(other);
    const named = { ...quote(5000).customer, firstName: 'Enstream', lastName: 'Number1' };
    counter.answer('calculateInterest', quote(5000, false, { customer: named }));
    expect(counter.view().question).toBeNull();
    expect(counter.view().customer).toMatchObject({
      lastName: 'TESTWELL',
      account: { firstName: 'Enstream', lastName: 'Number1' },
    });
  });

  it('is left to the list by "no"', () => {
    const counter = found([other]);
    counter.intend(startOver);
    expect(counter.view()).toMatchObject({ question: null, screen: { phase: { kind: 'choosing' } } });
    counter.intend({ type: 'chooseAccount', index: 0 });
    expect(counter.view().question?.kind).toBe('account');
  });

  it('is asked about when it is chosen among several', () => {
    const counter = found([account(), { ...other, accountNumber: '55' }]);
    expect(counter.view().question).toBeNull();
    counter.intend({ type: 'chooseAccount', index: 1 });
    expect(counter.view().question?.kind).toBe('account');
  });

  it('is none where Flexiti does not say a name, or says the same one', () => {
    expect(found([account({ firstName: null, lastName: null })]).state.current.step).toBe('verify');
    expect(found([account({ firstName: 'MARIGOLD ROSE', lastName: 'testwell' })]).state.current.step).toBe('verify');
  });

  it('survives a restart', () => {
    const counter = found([other]);
    const { question } = counter.view();
    counter.dispatch(counter.restart());
    expect(counter.view().question).toEqual(question);
    counter.intend(goOn);
    expect(counter.flow('verify').account).toEqual(other);
  });
});

describe('an account that cannot be read', () => {
  it('is said, and the other one never taken in silence', () => {
    const counter = found([account()], 1);
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'choosing', unread: 1, accounts: [{}] });
    counter.intend({ type: 'chooseAccount', index: 0 });
    counter.intend({ type: 'back' });
    expect(counter.screen('customer').phase).toMatchObject({ unread: 1 });
    counter.dispatch(counter.restart());
    expect(counter.screen('customer').phase).toMatchObject({ unread: 1 });
  });
});

describe('a name of calculate-interest’s or lookup’s that is another person’s', () => {
  const named = { ...quote(10_000).customer, firstName: 'Enstream', lastName: 'Number1' };

  function quoted(found = account()): LaneDriver {
    const counter = atVerify(10_000, found);
    counter.answer('calculateInterest', quote(10_000, true, { customer: named }));
    return counter;
  }

  it('is a question before anything goes on', () => {
    const counter = quoted();
    counter.answer('lookup', customer());
    expect(counter.view().question).toMatchObject({ kind: 'quoted', flexiti: { lastName: 'Number1' } });
    const before = counter.state;
    counter.intend({ type: 'verify', format: 'sms' });
    expect(counter.state).toBe(before);
    counter.intend(goOn);
    expect(counter.view().question).toBeNull();
    counter.intend({ type: 'verify', format: 'sms' });
    expect(counter.attempt().kind).toBe('sending');
  });

  it('leads back to the accounts by "no"', () => {
    const counter = quoted();
    counter.intend(startOver);
    expect(counter.phase().kind).toBe('choosing');
  });

  it('waits for a verify that is under way', () => {
    const counter = atVerify();
    counter.answer('lookup', customer());
    counter.intend({ type: 'verify', format: 'sms' });
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.answer('calculateInterest', quote(10_000, true, { customer: named }));
    expect(counter.view().question).toBeNull();
    counter.answer('verify', { kind: 'sent', to: 'sms' });
    expect(counter.view().question?.kind).toBe('quoted');
  });

  it('is none for an authorised user, whose account is the holder’s', () => {
    expect(quoted(account({ customerId: '9002-1' })).view().question).toBeNull();
  });

  it('is none where there is no card to compare with', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'setAmount', amountCents: 10_000 });
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    counter.answer('lookup', customer());
    counter.answer('calculateInterest', quote(10_000, true, { customer: named }));
    expect(counter.view()).toMatchObject({ question: null, customer: { lastName: 'Number1' } });
  });
});

it('says so where the card that was typed is not the account’s primary one', () => {
  const counter = new LaneDriver();
  counter.intend({ type: 'lookup', by: 'card', number: '4000000000009999' });
  counter.answer('lookup', customer());
  expect(counter.view().notice).toEqual({
    code: 'card_ending_differs',
    params: { card: '9999', account: '0042' },
    tone: 'warning',
  });
});
