// Cards in AAMVA's format: header, elements, and their meaning.
export { isBrokenOff, isFull, lacksMuch } from './broken-off';
export { isForeign, readCard } from './aamva-card';
export { hasOtherFileType, readHeader } from './aamva-header';
export type { AamvaHeader } from './aamva-header';
export { cutElements } from './cut-elements';
export type { Element } from './elements';
export { checkLengths } from './header-lengths';
