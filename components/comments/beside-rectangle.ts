import type { PagePlace } from './commented-text';

// About as wide as the button is in either language.
const buttonWidth = 150;

/** The place right below the end of something, within the page's width. */
export function besideRectangle({ right, bottom }: { right: number; bottom: number }): PagePlace {
  const widest = document.documentElement.clientWidth - buttonWidth;
  return {
    left: Math.max(Math.min(right, widest), 8) + window.scrollX,
    top: bottom + 6 + window.scrollY,
  };
}
