// Whether the window has the focus: keys go to the one that has it, and with them those of a scanner that types.

/** Before it changes: a window that starts behind another one has none, but neither has any on Linux without a window manager. */
function canKnowFocus(): boolean {
  return /^(?:Win|Mac)/.test(navigator.platform);
}

/**
 * Follows it for as long as the component stands.
 *
 * @throws outside a component's initialisation
 */
export function useWindowFocus(): { readonly isLost: boolean } {
  let isLost = $state(canKnowFocus() && !document.hasFocus());
  const follow = ({ type }: FocusEvent): void => {
    isLost = type === 'blur';
  };
  $effect(() => {
    window.addEventListener('focus', follow);
    window.addEventListener('blur', follow);
    return () => {
      window.removeEventListener('focus', follow);
      window.removeEventListener('blur', follow);
    };
  });
  return {
    get isLost() {
      return isLost;
    },
  };
}
