// What Flexiti says twice: one question, one account.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsAnswer, customerAnswer } from '../../../../main/flexiti/answers/customer-answers';
import consumerPage from '../../../fixtures/flexiti/lookup-consumer.json';
import searchPage from '../../../fixtures/flexiti/search.json';

const [first, second] = searchPage;
const questionsOf = (questions: unknown): unknown =>
  customerAnswer.parse({ ...consumerPage, security_qid: questions }).securityQuestions;

describe('two security questions of one id', () => {
  it('with the same words are one', () => {
    expect(
      questionsOf([
        { id: 3, text: 'Pet?' },
        { id: 4, text: 'Street?' },
        { id: 3, text: ' Pet?' },
      ]),
    ).toEqual([
      { id: 3, text: 'Pet?' },
      { id: 4, text: 'Street?' },
    ]);
  });

  it('with different words are one question in both wordings, because only the id is sent', () => {
    expect(
      questionsOf([
        { id: 3, text: 'Pet?' },
        { id: '3', text: 'Animal ?' },
      ]),
    ).toEqual([{ id: 3, text: 'Pet? / Animal ?' }]);
  });

  it('never leave an id twice', () => {
    const question = fc.record({ id: fc.nat(4), text: fc.constantFrom('Pet?', 'Street?', 'School?') });
    fc.assert(
      fc.property(fc.array(question, { minLength: 1 }), (questions) => {
        const ids = (questionsOf(questions) as { id: number }[]).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set(questions.map(({ id }) => id)));
      }),
    );
  });
});

describe('an account that is in the list twice', () => {
  it('is one', () => {
    expect(accountsAnswer.parse([first, second, first])).toEqual(accountsAnswer.parse([first, second]));
  });

  it('has no status and no open to buy where the two contradict each other', () => {
    const other = { ...first, account_status: 'C', available_credit: 1 };
    expect(accountsAnswer.parse([first, other]).accounts).toEqual(
      accountsAnswer.parse([first]).accounts.map((account) => ({ ...account, status: null, openToBuyCents: null })),
    );
    expect(accountsAnswer.parse([first, other, first])).toEqual(accountsAnswer.parse([first, other]));
  });

  it('stays two for two users of one business account', () => {
    expect(accountsAnswer.parse([first, { ...first, customer_id: '999' }]).accounts).toHaveLength(2);
  });
});
