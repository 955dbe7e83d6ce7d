// On which display the customer's view is. Pure.
import type { Display, Rectangle } from 'electron';

type Shown = Pick<Display, 'id' | 'label'> & { bounds: Pick<Rectangle, 'width' | 'height'> };

/**
 * The customer's display: with `auto` the first that is not the cashier's; with a name the one that has it, unless the
 * cashier's window is there.
 *
 * @param setting `auto`, `off`, or a display's name as `nameOf` has it
 * @param displays in the system's order, the cashier's among them
 * @param cashierId of the display that shows most of the cashier's window
 * @returns null where there is none
 */
export function chooseDisplay<D extends Shown>(setting: string, displays: readonly D[], cashierId: number): D | null {
  if (setting === 'off') return null;
  const others = displays.filter(({ id }) => id !== cashierId);
  if (setting === 'auto') return others[0] ?? null;
  const wanted = setting.toLowerCase();
  return others.find((display) => nameOf(display).toLowerCase() === wanted) ?? null;
}

/** As the system names the display; where it does not, its size, such as `1920x1080`. */
export function nameOf({ label, bounds }: Shown): string {
  return label === '' ? `${String(bounds.width)}x${String(bounds.height)}` : label;
}
