import { describe, expect, it } from 'vitest';
import { characterOf } from '../../../../main/scanner/keyboard/characters/key-characters';
import { down } from './typist';

describe('the character of a key', () => {
  it.each([
    ['j', '\n'],
    ['J', '\n'],
    ['m', '\r'],
    ['^', '\x1e'],
    ['6', '\x1e'],
    [']', '\x1d'],
    ['\\', '\x1c'],
    ['@', '\0'],
    ['é', null],
    ['5', null],
  ])('with Ctrl, %s', (key, character) => {
    expect(characterOf({ ...down(key), control: true })).toBe(character);
  });

  it.each([
    ['a', 'a'],
    ['É', 'É'],
    ['œ', null],
    ['Enter', '\r'],
    ['Tab', '\t'],
    ['Dead', null],
    ['F2', null],
    ['ArrowLeft', null],
  ])('alone, %s', (key, character) => {
    expect(characterOf(down(key))).toBe(character);
  });

  it('is the layout’s own with AltGr, and none with Alt or Meta', () => {
    expect(characterOf({ ...down('@'), control: true, alt: true })).toBe('@');
    expect(characterOf({ ...down('3'), alt: true })).toBeNull();
    expect(characterOf({ ...down('v'), meta: true })).toBeNull();
  });
});
