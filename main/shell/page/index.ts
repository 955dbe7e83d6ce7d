// How the page is served: scheme, files, Content Security Policy, session.
export { isPageUrl, pageUrl, registerAppScheme } from './app-scheme';
export { pagePartition, preparePageSession } from './page-session';
