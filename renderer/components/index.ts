// The components that screens are made of.
export { default as Icon } from './Icon.svelte';
export type { IconName } from './icon-drawings';
export { default as KeyButton } from './KeyButton.svelte';
export { default as KeyCap } from './KeyCap.svelte';
export { default as LanguageButton } from './LanguageButton.svelte';
export { default as LicencePicture } from './LicencePicture.svelte';
export { default as NoteLine } from './NoteLine.svelte';
export { default as ProblemPanel } from './ProblemPanel.svelte';
export { default as QrCode } from './QrCode.svelte';
export { default as SayLine } from './SayLine.svelte';
export { default as StepHeader } from './StepHeader.svelte';
export { default as TrainingBadge } from './TrainingBadge.svelte';
export { default as WaitingLine } from './WaitingLine.svelte';
export { drawLicence, pictureOf } from './draw-licence';
export type { BarcodeDrawing } from './draw-licence';
