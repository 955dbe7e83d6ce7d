// Where the window opens: where it was, inside a display that is there. Pure.
import type { Rectangle } from 'electron';

/** Rectangles are in device-independent pixels, as Electron gives them, with the window's frame. */
export interface WindowPlace {
  /** Of the window that is not maximised. */
  bounds: Rectangle;
  maximised: boolean;
}

const preferred = { width: 1280, height: 900 };

/** Smaller than this the screens are not laid out; a smaller display is filled. */
export const smallest = { width: 800, height: 560 };

/**
 * The place of a window: the remembered one moved and shrunk into the display that shows most of it; without one, in the
 * middle of the first display, maximised where that is too small for the preferred size.
 *
 * @param workAreas of the displays without task bars, the main one first; at least one
 */
export function placeWindow(
  remembered: WindowPlace | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): WindowPlace {
  if (remembered === null) {
    const [area] = workAreas;
    const isSmall = area.width < preferred.width || area.height < preferred.height;
    return { bounds: isSmall ? area : centred(area), maximised: isSmall };
  }
  const shown = workAreas.map((area) => overlap(remembered.bounds, area));
  const area = workAreas[shown.indexOf(Math.max(...shown))] ?? workAreas[0];
  return { bounds: inside(remembered.bounds, area), maximised: remembered.maximised };
}

function centred(area: Rectangle): Rectangle {
  const { width, height } = preferred;
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return { x, y, width, height };
}

function inside(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = between(smallest.width, bounds.width, area.width);
  const height = between(smallest.height, bounds.height, area.height);
  const x = between(area.x, bounds.x, area.x + area.width - width);
  const y = between(area.y, bounds.y, area.y + area.height - height);
  return { x, y, width, height };
}

/** `most` wins where it is below `least`. */
function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(least, value), most);
}

/** The area that both cover, in square pixels. */
function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Whether both are at the same place and of the same size. */
export function isSameRectangle(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
