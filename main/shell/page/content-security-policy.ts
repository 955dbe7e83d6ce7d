// Electron's security checklist, item 7 (define a Content Security Policy): the page may run its own files and
// nothing else, neither inline nor evaluated nor from the network.

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
  // Strings become HTML through Svelte's own templates alone.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html',
};

/** The value of the `Content-Security-Policy` header (CSP level 3) of every file of the page. */
export const contentSecurityPolicy = Object.entries(policy)
  .map(([directive, value]) => `${directive} ${value}`)
  .join('; ');
