// The page's state: the view, the time, and the keys that work now.
export { clock } from './clock';
export { answerClick, answerKey } from './answer-key';
export { Keys, offerKeys, provideKeys, useKeys } from './keys.svelte';
export type { KeyAction } from './keys.svelte';
export { useShortcut } from './shortcut';
export { swallowUntilReleased } from './swallow-key';
export { answerTakeBack } from './take-back';
export { followTextFieldFocus, takenBy } from './text-field-focus';
export { provideTerminal, Terminal, useTerminal } from './terminal.svelte';
export { answerTouch, focusWaitingField } from './waiting-field';
export { useWindowFocus } from './window-focus.svelte';
