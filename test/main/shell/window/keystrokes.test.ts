// The keys of a window, with a page that takes no more of them: whatever it does, scanning goes on.
import { EventEmitter } from 'node:events';
import type { KeyboardInputEvent, WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createKeystrokes } from '../../../../main/shell/window/keystrokes';

const noModifiers = { control: false, shift: false, alt: false, meta: false };

class FakePage extends EventEmitter {
  sent: KeyboardInputEvent[] = [];
  throws = false;
  isDestroyed = (): boolean => false;

  sendInputEvent(event: KeyboardInputEvent): void {
    if (this.throws) throw new TypeError('Invalid event object');
    this.sent.push(event);
  }

  /** Whether the page would have got it. */
  press(key: string): boolean {
    let passed = true;
    const input = { type: 'keyDown', key, code: '', isAutoRepeat: false, isComposing: false, ...noModifiers };
    this.emit('before-input-event', { preventDefault: () => (passed = false) }, input);
    return passed;
  }
}

it('goes on asking about keys after one that could not be sent', () => {
  const keystrokes = createKeystrokes();
  const page = new FakePage();
  const asked: string[] = [];
  keystrokes.watch(page as unknown as WebContents);
  keystrokes.listen(({ key }) => {
    asked.push(key);
    return false;
  });
  const stroke = { kind: 'down' as const, key: 'a', code: 'KeyA', repeat: false, composing: false, ...noModifiers };

  page.throws = true;
  expect(() => keystrokes.release([stroke])).not.toThrow();
  expect(page.press('b')).toBe(false);
  page.throws = false;
  keystrokes.release([stroke]);
  expect(page.press('c')).toBe(false);

  expect(asked).toEqual(['b', 'c']);
  expect(page.sent.map(({ type, keyCode }) => `${type} ${keyCode}`)).toEqual(['keyDown a', 'char a', 'keyUp a']);
});
