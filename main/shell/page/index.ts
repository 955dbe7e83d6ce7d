// Where the page comes from: its scheme, its files, its policy and its session.
export { isPageUrl, pageUrl, registerAppScheme } from './app-scheme';
export { pagePartition, preparePageSession } from './page-session';
