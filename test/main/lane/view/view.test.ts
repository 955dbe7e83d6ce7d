import { describe, expect, it } from 'vitest';
import { noticeTones } from '../../../../main/lane/view/view';
import type { NoticeCode } from '../../../../preload/contract';
import { atHandOver, atQuote, LaneDriver, readyToVerify } from '../lane-driver';
import { account, accountNumber, licence, payload, problem, scanOf } from '../people';

describe('the view', () => {
  it('of an empty counter', () => {
    const counter = new LaneDriver();
    expect(counter.view()).toEqual({
      revision: 1,
      terminal: {
        store: '118',
        lane: '3',
        training: true,
        scanning: true,
        flexitiPhone: null,
        singleKeys: true,
        language: 'en-CA',
        version: '0.0.0',
      },
      scanners: [],
      link: { state: 'unknown', since: null, until: null },
      keeping: 'kept',
      canPark: false,
      parked: [],
      undo: null,
      locked: null,
      flowId: counter.state.current.id,
      screenNumber: 0,
      customer: null,
      customerLanguage: 'en-CA',
      amountCents: null,
      screen: {
        step: 'customer',
        phase: { kind: 'empty', form: { firstName: '', lastName: '', birthDate: '', postalCode: '' } },
      },
      question: null,
      pendingScan: null,
      notice: null,
      slip: null,
      canGoBack: false,
    });
  });

  it('asks the cashier to check, with the form filled from the card and every reason', () => {
    const counter = new LaneDriver();
    const truncated = { firstName: false, middleName: false, lastName: true };
    counter.scan(scanOf({ truncated }, { certainty: { birthDate: 'uncertain' } }));
    expect(counter.screen('customer').phase).toEqual({
      kind: 'confirm',
      form: { firstName: 'MARIGOLD', lastName: 'TESTWELL', birthDate: '1984-05-17', postalCode: 'M1M1M1' },
      reasons: [
        { code: 'name_truncated', params: {}, tone: 'warning' },
        { code: 'birth_date_uncertain', params: {}, tone: 'warning' },
      ],
    });
  });

  it('says since when a call is waited for', () => {
    const counter = new LaneDriver();
    counter.scan();
    expect(counter.screen('customer').phase).toEqual({ kind: 'searching', waiting: { since: counter.at } });
    counter.answer('search', [account()]);
    expect(counter.screen('verify').waiting).toEqual({ since: counter.at });
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    expect(counter.view().screen.step).toBe('verify');
  });

  it('shows the accounts to choose among masked', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.answer('search', [account({ status: 'F' }), account({ accountNumber: '999988887777' })]);
    expect(counter.screen('customer').phase).toMatchObject({
      kind: 'choosing',
      accounts: [
        { number: '•••• 1234', mayBuy: 'no', status: 'F' },
        { number: '•••• 7777', mayBuy: 'yes' },
      ],
    });
  });

  it('shows the questions of the account', () => {
    expect(readyToVerify().screen('verify').questions).toEqual([
      { id: 6, text: 'Name of your first pet?' },
      { id: 7, text: 'Favourite colour?' },
    ]);
  });

  it('fills the form of a failed lookup by number with nothing', () => {
    const counter = new LaneDriver();
    counter.intend({ type: 'lookup', by: 'account', number: '1' });
    counter.fail('lookup', problem('timed_out'));
    expect(counter.screen('customer').phase).toMatchObject({ kind: 'failed', form: { firstName: '', birthDate: '' } });
  });

  it('keeps what a name is called that is only half known', () => {
    const counter = new LaneDriver();
    counter.scan();
    counter.scan(scanOf({ firstName: null, lastName: 'EXEMPLE' }));
    expect(counter.view().pendingScan).toMatchObject({ kind: 'licence', name: 'EXEMPLE' });
  });

  it('gives each notice its tone', () => {
    const { state } = new LaneDriver();
    for (const code of Object.keys(noticeTones) as NoticeCode[]) {
      const counter = new LaneDriver();
      counter.state = { ...state, notice: { code, params: {} } };
      const good = ['done', 'parked', 'resumed', 'discarded', 'slip_printed', 'slip_sent'].includes(code);
      const tone = code === 'status_stops' ? 'stop' : good ? 'info' : 'warning';
      expect(counter.view().notice).toEqual({ code, params: {}, tone });
    }
  });
});

describe('what the page must not see', () => {
  it('is shown by no screen before the hand-over', () => {
    const counter = atQuote();
    for (const back of [false, true]) {
      if (back) counter.intend({ type: 'back' });
      const text = JSON.stringify(counter.view());
      for (const secret of ['6785', 'Rainbow', payload, accountNumber, licence().number])
        expect(text).not.toContain(secret);
    }
  });

  it('is on the hand-over PIN and account number, and nothing else', () => {
    const counter = atHandOver();
    const view = counter.view();
    expect(counter.screen('handOver')).toMatchObject({ verificationCode: '6785', accountNumber });
    expect(JSON.stringify({ ...view, screen: null })).not.toContain('6785');
    for (const secret of ['Rainbow', payload, licence().number]) expect(JSON.stringify(view)).not.toContain(secret);
  });

  it('goes with the flow', () => {
    const counter = atHandOver();
    counter.intend({ type: 'newCustomer' });
    const text = JSON.stringify(counter.state);
    for (const secret of ['6785', 'TESTWELL', accountNumber]) expect(text).not.toContain(secret);
  });
});
