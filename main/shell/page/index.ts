// How the pages are served: scheme, files, Content Security Policy, sessions.
export { pageAt, pageUrl, registerAppScheme } from './app-scheme';
export type { PageName } from './app-scheme';
export { pageSession } from './page-session';
export type { PageFiles } from './page-session';
