// The door of the parts that screens are made of.
export { default as CardNumberField } from './CardNumberField.svelte';
export { default as CustomerColumn } from './CustomerColumn.svelte';
export { default as Icon } from './Icon.svelte';
export { default as KeyButton } from './KeyButton.svelte';
export { default as KeyRow } from './KeyRow.svelte';
export { default as LanguageButton } from './LanguageButton.svelte';
export { default as LicencePicture } from './LicencePicture.svelte';
export { default as NoteLine } from './NoteLine.svelte';
export { default as Notice } from './Notice.svelte';
export { default as PendingScan } from './PendingScan.svelte';
export { default as ProblemPanel } from './ProblemPanel.svelte';
export { default as QrCode } from './QrCode.svelte';
export { default as SayLine } from './SayLine.svelte';
export { default as StepHeader } from './StepHeader.svelte';
export { default as TextField } from './TextField.svelte';
export { default as TopBar } from './TopBar.svelte';
export { default as WaitingLine } from './WaitingLine.svelte';
