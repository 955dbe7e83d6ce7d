/** One key as it goes down or up, with the names that browsers give. */
export interface Keystroke {
  kind: 'down' | 'up';
  /** The character, or the key's name: `Enter`, `Shift`, `Dead`. */
  key: string;
  /** Where the key stands: `KeyA`; may be empty. */
  code: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
  /** The key is kept down, and comes again by itself. */
  repeat: boolean;
  /** Part of a character that is still being put together (dead key, input method). */
  composing: boolean;
}
