import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../../../main/shell/window/place-window';
import type { WindowPlace } from '../../../../main/shell/window/place-window';

type Rectangle = WindowPlace['bounds'];

const fullHd: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const laptop: Rectangle = { x: 0, y: 0, width: 1366, height: 728 };

describe('the first time', () => {
  it('stands in the middle of a display that has room', () => {
    const bounds = { x: 320, y: 70, width: 1280, height: 900 };
    expect(placeWindow(null, [fullHd])).toEqual({ bounds, maximised: false });
  });

  it.each([
    ['1366x768', laptop],
    ['1024x768 under a task bar', { x: 0, y: 40, width: 1024, height: 728 }],
    ['a portrait display', { x: 0, y: 0, width: 1080, height: 1880 }],
  ])('fills a display that has none: %s', (_, area) => {
    expect(placeWindow(null, [area])).toEqual({ bounds: area, maximised: true });
  });

  it('is on the main display', () => {
    const second = { x: 1366, y: 0, width: 1920, height: 1040 };
    expect(placeWindow(null, [laptop, second]).bounds).toEqual(laptop);
  });
});

describe('later', () => {
  const left: WindowPlace = { bounds: { x: -900, y: 100, width: 850, height: 800 }, maximised: false };

  it('is where it was left', () => {
    expect(placeWindow(left, [fullHd, { x: -1080, y: 0, width: 1080, height: 1880 }])).toEqual(left);
  });

  it('comes to the first display when its own is gone', () => {
    expect(placeWindow(left, [fullHd]).bounds).toEqual({ x: 0, y: 100, width: 850, height: 800 });
  });

  it('goes to the display that shows most of it', () => {
    const across = { x: 1700, y: 0, width: 1200, height: 800 };
    const second = { x: 1920, y: 0, width: 1920, height: 1040 };
    expect(placeWindow({ bounds: across, maximised: true }, [fullHd, second])).toEqual({
      bounds: { ...across, x: 1920 },
      maximised: true,
    });
  });

  it('grows to a size in which the screens are laid out', () => {
    const bounds = { x: 10, y: 10, width: 1, height: 1 };
    expect(placeWindow({ bounds, maximised: false }, [fullHd]).bounds).toMatchObject({ width: 800, height: 560 });
  });
});

it('is always inside one display, whatever was stored', () => {
  const place = fc.integer({ min: -5000, max: 5000 });
  const rectangle = (least: number): fc.Arbitrary<Rectangle> =>
    fc.record({ x: place, y: place, width: fc.integer({ min: least, max: 8000 }), height: fc.integer({ min: least }) });
  const remembered = fc.option(fc.record({ bounds: rectangle(1), maximised: fc.boolean() }));
  fc.assert(
    fc.property(remembered, fc.array(rectangle(100), { minLength: 1, maxLength: 4 }), (was, [first, ...others]) => {
      if (first === undefined) return;
      const { bounds } = placeWindow(was, [first, ...others]);
      const isInside = (area: Rectangle): boolean =>
        bounds.x >= area.x &&
        bounds.y >= area.y &&
        bounds.x + bounds.width <= area.x + area.width &&
        bounds.y + bounds.height <= area.y + area.height;
      expect([first, ...others].some(isInside)).toBe(true);
    }),
  );
});
