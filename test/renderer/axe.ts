// axe-core on the page as it stands, with what it finds in a form that a failing test can show.
import { run } from 'axe-core';

/**
 * Rule and element of each violation of WCAG 2.2 AA, also of those that only the best practices ask for.
 *
 * @param more rules of other conformance levels
 */
export async function axe(more: string[] = []): Promise<string[]> {
  // Not among the rules that axe runs unasked.
  const rules = Object.fromEntries(['target-size', ...more].map((rule) => [rule, { enabled: true }]));
  const { violations } = await run(document.body, { resultTypes: ['violations'], rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
