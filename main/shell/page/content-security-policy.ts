// Electron's security checklist, item 7 (Content Security Policy): the page may load its own files only, and run
// nothing inline, evaluated or from the network.

const policy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  // Only Svelte's templates may turn strings into HTML.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html',
};

/** The value of the `Content-Security-Policy` header (CSP level 3) of every file of the page. */
export const contentSecurityPolicy = Object.entries(policy)
  .map(([directive, value]) => `${directive} ${value}`)
  .join('; ');
