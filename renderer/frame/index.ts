// The frame of every screen: top bar, customer column, key row, notices.
export { default as CustomerColumn } from './CustomerColumn.svelte';
export { default as KeyRow } from './KeyRow.svelte';
export { default as Notice } from './Notice.svelte';
export { default as PendingScan } from './PendingScan.svelte';
export { default as TopBar } from './TopBar.svelte';
