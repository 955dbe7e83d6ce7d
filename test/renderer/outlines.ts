// What has an outline: only what can be pressed, or typed in, may look as if it could.

const pressable =
  'button:not(:disabled), summary, input, .box:has(input), label:has(input[type=radio]:not(:disabled)), [role=tab]';

function isTransparent(colour: string): boolean {
  return /^rgba\(.*, 0\)$|^transparent$/.test(colour);
}

function isOutlined(element: Element): boolean {
  const style = getComputedStyle(element);
  return (['Top', 'Right', 'Bottom', 'Left'] as const).every(
    (side) =>
      parseFloat(style[`border${side}Width`]) > 0 &&
      style[`border${side}Style`] !== 'none' &&
      !isTransparent(style[`border${side}Color`]),
  );
}

/** The start of each element that looks as if it could be pressed, and cannot. What turns while one waits is no outline. */
export function falseOutlines(): string[] {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && isOutlined(element))
    .filter((element) => !element.matches('.frame, main') && getComputedStyle(element).animationName === 'none')
    .filter((element) => element.closest(pressable) === null)
    .map((element) => element.outerHTML.slice(0, 120));
}
