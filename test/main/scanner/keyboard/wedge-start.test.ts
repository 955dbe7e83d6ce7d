import { describe, expect, it } from 'vitest';
import { wedgeStart } from '../../../../main/scanner/keyboard/wedge-start';

describe('the start of a licence', () => {
  it.each([
    ['@', 'open'],
    ['%B', 'open'],
    [']L', 'open'],
    [']L2%BC', 'open'],
    ['@jm', 'open'],
    ['@AAM', 'open'],
    ['@\r', 'open'],
    ['@|', 'open'],
    ['@\t', 'open'],
    ['@\x0c', 'open'],
    ['@\x0c\r', 'likely'],
    ['@\r6', 'likely'],
    ['@\r\r', 'likely'],
    ['@\rANS', 'likely'],
    ['@ANSI', 'likely'],
    ['@6ANSI 6360', 'likely'],
    ['%BCV', 'likely'],
    ['@\n', 'sure'],
    ['@\r\n\x1e', 'sure'],
    [']L0@\x1c', 'sure'],
    ['a', 'no'],
    ['@b', 'no'],
    ['@\rb', 'no'],
    ['@AX', 'no'],
    ['%x', 'no'],
    ['%BCv', 'no'],
    [']C1', 'no'],
  ])('%j: %s', (text, start) => {
    expect(wedgeStart(text)).toBe(start);
  });
});
