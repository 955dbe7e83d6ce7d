// The door of the page's state.
export { clock } from './clock';
export { answerKey } from './answer-key';
export { Keys, offerKeys, provideKeys, useKeys } from './keys.svelte';
export type { KeyAction } from './keys.svelte';
export { swallowUntilReleased } from './swallow-key';
export { answerTakeBack } from './take-back';
export { followTextFieldFocus } from './text-field-focus';
export { provideTerminal, Terminal, useTerminal } from './terminal.svelte';
