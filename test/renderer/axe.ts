// axe-core on the page as it stands, with what it finds in a form that a failing test can show.
import { run } from 'axe-core';

/** Rule and element of each violation, also of those that only the best practices ask for. */
export async function axe(): Promise<string[]> {
  const { violations } = await run(document.body, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}
