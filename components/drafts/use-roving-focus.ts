'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from 'react';

/**
 * One stop for the Tab key in a group of controls: arrows, Home and End go on inside,
 * Escape leaves. The control last used is where Tab comes back to.
 */
export function useRovingFocus(group: RefObject<HTMLElement | null>, leave: () => void) {
  const last = useRef<HTMLElement | null>(null);

  // After every drawing: controls come and go, and exactly one can be reached with Tab.
  useEffect(() => {
    const controls = group.current ? controlsIn(group.current) : [];
    const stop = controls.find((one) => one === last.current) ?? controls[0];
    for (const control of controls) control.tabIndex = control === stop ? 0 : -1;
  });

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const control = event.target;
    last.current = control;
    for (const one of controlsIn(event.currentTarget)) one.tabIndex = one === control ? 0 : -1;
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
      return;
    }
    const controls = controlsIn(event.currentTarget);
    const next = nextOf(controls, controls.indexOf(event.target as HTMLElement), event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { onFocus, onKeyDown };
}

function controlsIn(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('button, select')];
}

function nextOf(
  controls: readonly HTMLElement[],
  index: number,
  { key, currentTarget }: KeyboardEvent<HTMLElement>,
): HTMLElement | undefined {
  const forward = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return controls[(index + 1) % controls.length];
  if (key === backward) return controls.at(index - 1);
  if (key === 'Home') return controls[0];
  if (key === 'End') return controls.at(-1);
  return undefined;
}
