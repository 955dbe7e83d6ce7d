// The arguments of the replay.
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../scripts/replay/options';

describe('the arguments of the replay', () => {
  it('name standard input, a file, and the day', () => {
    expect(readOptions(['--jsonl', '--today', '2026-11-28'])).toEqual({ file: null, today: '2026-11-28' });
    expect(readOptions(['--file', 'f.jsonl', '--today', '2026-11-28'])).toEqual({
      file: 'f.jsonl',
      today: '2026-11-28',
    });
    expect(readOptions(['--jsonl'])).toMatchObject({ today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
  });

  it.each([
    [[], /^Say --jsonl or --file FILE\.$/],
    [['--file', ''], /^--file takes the name of a file/],
    [['--jsonl', '--today', '2026-02-30'], /^--today takes a day as YYYY-MM-DD, not 2026-02-30\.$/],
    [['--nonsense'], /--nonsense/],
    [['recordings.jsonl'], /recordings\.jsonl/],
  ])('are refused with what to do: %j', (args, problem) => {
    expect(readOptions(args)).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  it('ask for help', () => {
    expect(readOptions(['--help'])).toBeNull();
    expect(readOptions(['-h'])).toBeNull();
  });
});
