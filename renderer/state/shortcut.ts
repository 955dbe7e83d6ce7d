// What `aria-keyshortcuts` says of a digit or a letter: the same as is printed, and nothing while the key does nothing.
import { useKeys } from './keys.svelte';
import { useTerminal } from './terminal.svelte';

/**
 * Gives the function that gives the attribute's value: undefined where the store has switched such keys off, where a field
 * takes them, and for a number of two digits, which is no key.
 *
 * @throws outside a component's initialisation
 */
export function useShortcut(): (name: string) => string | undefined {
  const keys = useKeys();
  const terminal = useTerminal();
  return (name) => (terminal.singleKeys && name.length === 1 && keys.hears(name) ? name : undefined);
}
