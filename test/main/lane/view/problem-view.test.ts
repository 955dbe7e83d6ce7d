import { describe, expect, it } from 'vitest';
import { problemView } from '../../../../main/lane/view/problem-view';
import { problem } from '../people';

describe('problemView', () => {
  it('gives the code, and what the words need', () => {
    const error = problem('unknown_error', { status: 409, apiCode: 'new_code', retryAfterSeconds: 5 });
    expect(problemView(error, 'retry')).toEqual({
      code: 'unknown_error',
      params: { status: 409, apiCode: 'new_code', seconds: 5 },
      action: 'retry',
    });
  });

  it('names fields', () => {
    expect(problemView(problem('wrong_inputs', { fields: ['first_name', 'dob'] }), 'none').params).toEqual({
      fields: 'first_name, dob',
    });
  });

  it.each(['no_network', 'timed_out', 'gateway_error', 'rate_limited', 'unauthorized'] as const)(
    '%s: retry',
    (code) => {
      expect(problemView(problem(code), 'retry').action).toBe('retry');
    },
  );

  it('general_error: support is called first, whatever would stand in place of trying again', () => {
    expect(problemView(problem('general_error'), 'retry').action).toBe('support');
    expect(problemView(problem('general_error'), 'retry', 'newCustomer').action).toBe('support');
    expect(problemView(problem('general_error'), 'another_method').action).toBe('another_method');
    expect(problemView(problem('general_error'), 'none').action).toBe('none');
  });

  it.each([
    ['invalid_request', 'correctAmount'],
    ['wrong_inputs', 'correctAmount'],
    ['not_found', 'correctAmount'],
    ['credentials_refused', 'none'],
  ] as const)(
    '%s: asking again would not help; what can be corrected is, and the customer is never left',
    (code, correction) => {
      expect(problemView(problem(code), 'retry').action).toBe(correction);
      expect(problemView(problem(code), 'retry', 'newCustomer').action).toBe('newCustomer');
      expect(problemView(problem(code), 'another_method').action).toBe('another_method');
    },
  );
});
