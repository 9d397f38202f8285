'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Larger than this, a table of two lines would shout. */
const zoomMax = 3;

/**
 * Grows what was made for a page to the room that the wall has for it, and shrinks it
 * where it would reach beyond: what decides is never cut off.
 */
export function Fitted({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, content.current];
    if (!outer || !inner) return undefined;
    const fit = () => {
      // The narrower it is made, the larger it is drawn: its own layout follows the zoom.
      let zoom = zoomMax;
      for (; zoom > 0.5; zoom -= 0.1) {
        inner.style.zoom = String(zoom);
        const isIn =
          inner.offsetHeight * zoom <= outer.clientHeight &&
          inner.scrollWidth * zoom <= outer.clientWidth + 1;
        if (isIn) break;
      }
    };
    fit();
    const sizes = new ResizeObserver(fit);
    sizes.observe(outer);
    return () => sizes.disconnect();
  });
  return (
    <div ref={frame} className="wall-fitted">
      <div ref={content}>{children}</div>
    </div>
  );
}
