// The frame of every screen: top bar, customer column, key row, notices.
export { default as CustomerColumn } from './CustomerColumn.svelte';
export { default as Guard } from './Guard.svelte';
export { default as KeyRow } from './KeyRow.svelte';
export { default as Notice } from './Notice.svelte';
export { default as PendingScan } from './PendingScan.svelte';
export { default as Screen } from './Screen.svelte';
export { default as TurnKey } from './TurnKey.svelte';
export { default as TurnedScreen } from './TurnedScreen.svelte';
export { default as UndoBar } from './UndoBar.svelte';
export { default as TopBar } from './TopBar.svelte';
