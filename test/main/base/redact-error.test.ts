import { describe, expect, it } from 'vitest';
import { redactError, errorCode } from '../../../main/base/redact-error';

function thrown(): Error {
  try {
    return JSON.parse('{"licence": Rosalind') as Error;
  } catch (problem) {
    return problem as Error;
  }
}

describe('an unexpected error', () => {
  it('is reported by kind and place, without its message', () => {
    const told = redactError(thrown());
    expect(told).toMatch(/^SyntaxError at .*redact-error\.test\.ts:\d+:\d+/);
    expect(told).not.toContain('Rosalind');
    expect(told).not.toContain('/');
  });

  it('has its code, and nothing of a multi-line message or of a name that is not an error’s', () => {
    const problem = Object.assign(new Error('Rosalind\n    at Bennettsworth (/home/rosalind/x.js:1:2)'), {
      code: 'EPIPE',
      name: 'Rosalind Bennettsworth',
    });
    expect(redactError(problem)).toMatch(/^Error \(EPIPE\)/);
    expect(redactError(problem)).not.toMatch(/Rosalind|Bennettsworth|rosalind/);
    expect(errorCode(problem)).toBe('EPIPE');
  });

  it.each([['a text'], [undefined], [{ name: 'Rosalind' }]])('may not be an Error: %o', (problem) => {
    expect(redactError(problem)).toBe('unknown');
    expect(errorCode(problem)).toBe('unknown');
  });
});

it('a name that is not an error’s is left out: it may be a person’s', () => {
  const problem = Object.assign(new RangeError('nothing'), { name: 'Bennettsworth', stack: '' });
  expect(redactError(problem)).toBe('Error');
  expect(errorCode(problem)).toBe('Error');
});
