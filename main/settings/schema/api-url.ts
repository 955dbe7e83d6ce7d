// The API's address as a field of the settings.
import { z } from 'zod';
import { checkBaseUrl } from '../../base';
import type { BaseUrlFault } from '../../base';

/** Codes in the `code` of the custom issue's params. */
type UrlProblem = 'url_invalid' | 'url_not_https' | 'url_with_extras';

export const baseUrl = z
  .string()
  .min(1)
  .max(2048)
  .check((context) => {
    const problem = checkUrl(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', input: '', params: { code: problem } });
  })
  .meta({
    format: 'uri',
    description:
      'Address of the POS API, or of a gateway before it, without `/flexiti/pos-api`; https, or http on this computer.',
    examples: ['https://posapi.example.com', 'https://gateway.example.com/flexiti'],
  });

const urlProblems = {
  not_a_url: 'url_invalid',
  not_https: 'url_not_https',
  with_credentials: 'url_with_extras',
  with_path: 'url_with_extras',
} as const satisfies Record<BaseUrlFault, UrlProblem>;

function checkUrl(value: string): UrlProblem | null {
  if (value.trim() !== value || !/^[a-z]+:\/\//i.test(value)) return 'url_invalid';
  const checked = checkBaseUrl(withoutTrailingSlashes(value));
  return checked.ok ? null : urlProblems[checked.reason];
}

/** The form that is stored: a call's path, which begins with a slash, follows it. */
export function withoutTrailingSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}
