/** One key press or release, by W3C UI Events names. */
export interface Keystroke {
  kind: 'down' | 'up';
  /** `KeyboardEvent.key`: the character, or `Enter`, `Shift`, `Dead`. */
  key: string;
  /** `KeyboardEvent.code`: the key's place, `KeyA`; may be empty. */
  code: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
  /** Whether it is repeated because the key is held down. */
  repeat: boolean;
  /** Whether it belongs to a character that is being composed (dead key, input method). */
  composing: boolean;
}
