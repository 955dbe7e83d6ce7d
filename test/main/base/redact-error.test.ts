import { describe, expect, it } from 'vitest';
import { redactError, errorCode } from '../../../main/base/redact-error';

function thrown(): Error {
  try {
    return JSON.parse('{"licence": Rosalind') as Error;
  } catch (problem) {
    return problem as Error;
  }
}

describe('what nobody foresaw', () => {
  it('is told by its kind and its place, without its message', () => {
    const told = redactError(thrown());
    expect(told).toMatch(/^SyntaxError at .*redact-error\.test\.ts:\d+:\d+/);
    expect(told).not.toContain('Rosalind');
    expect(told).not.toContain('/');
  });

  it('has its code, and nothing of a message of several lines or of a name that is none', () => {
    const problem = Object.assign(new Error('Rosalind\n    at Bennettsworth (/home/rosalind/x.js:1:2)'), {
      code: 'EPIPE',
      name: 'Rosalind Bennettsworth',
    });
    expect(redactError(problem)).toMatch(/^Error \(EPIPE\)/);
    expect(redactError(problem)).not.toMatch(/Rosalind|Bennettsworth|rosalind/);
    expect(errorCode(problem)).toBe('EPIPE');
  });

  it.each([['a text'], [undefined], [{ name: 'Rosalind' }]])('may be no error at all: %o', (problem) => {
    expect(redactError(problem)).toBe('unknown');
    expect(errorCode(problem)).toBe('unknown');
  });
});

it('a name that is no kind of error is not said: it may be a person’s', () => {
  const problem = Object.assign(new RangeError('nothing'), { name: 'Bennettsworth', stack: '' });
  expect(redactError(problem)).toBe('Error');
  expect(errorCode(problem)).toBe('Error');
});
