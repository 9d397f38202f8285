'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { layOutMargin, type MarginPlaces } from './lay-out-margin';
import './margin.css';

/** How far below its top a card speaks of its passage: the middle of its first line. */
const firstLine = 21;
const rules = { gap: 10, floor: 12 };

type Options = {
  activeId: string | null;
  /** Whether the cards stand beside the text at all; if not they follow one another. */
  enabled: boolean;
  /** The text; cards without a passage follow after its end. */
  text: HTMLElement | null;
  /** The first lines of the passages as they stand in the window, by the ids of the cards. */
  lines: () => ReadonlyMap<string, DOMRect>;
  /** Tells when lines may have moved though nothing changed its size. */
  listen: (moved: () => void) => () => void;
};

/**
 * Keeps the cards of a margin beside their passages: the children of `list`, each with its
 * id in `data-card`. Whatever stands in the margin (threads now; proposals, brackets and a
 * second language when they come) are children of one list, in the order of the text, so
 * that they give way to each other. Positions are written to the elements, once a frame
 * at most: nothing is drawn again for them.
 *
 * @returns how many cards are folded away above the active one
 */
export function useMarginLayout(list: RefObject<HTMLElement | null>, options: Options): number {
  const [folded, setFolded] = useState(0);
  const now = useRef(options);
  const soon = useRef<() => void>(() => undefined);
  const { enabled, text, listen } = options;

  useEffect(() => {
    const element = list.current;
    if (!element || !enabled) return undefined;
    let frame = 0;
    const place = () => {
      frame = 0;
      setFolded(placeCards(element, now.current));
    };
    soon.current = () => {
      if (frame === 0) frame = requestAnimationFrame(place);
    };
    const sizes = new ResizeObserver(soon.current);
    if (text) sizes.observe(text);
    const cards = new MutationObserver(() => watchCards(element, sizes));
    cards.observe(element, { childList: true });
    watchCards(element, sizes);
    window.addEventListener('resize', soon.current);
    const unhear = listen(soon.current);
    return () => {
      window.removeEventListener('resize', soon.current);
      cancelAnimationFrame(frame);
      soon.current = () => undefined;
      sizes.disconnect();
      cards.disconnect();
      unhear();
      delete element.dataset['placed'];
      setFolded(0);
    };
  }, [list, enabled, text, listen]);

  // After every drawing: another card may be active, or a passage newly lit.
  useEffect(() => {
    now.current = options;
    soon.current();
  });
  return folded;
}

function watchCards(list: HTMLElement, sizes: ResizeObserver): void {
  for (const card of list.children) sizes.observe(card);
}

/** Measures all, then writes all, so that the browser lays the page out once. */
function placeCards(list: HTMLElement, { activeId, lines, text }: Options): number {
  const origin = list.getBoundingClientRect().top;
  const found = lines();
  const end = (text?.getBoundingClientRect().bottom ?? origin) - origin;
  const elements = [...list.children].filter((one) => one instanceof HTMLElement);
  const cards = elements.map((element) => {
    const id = element.dataset['card'] ?? '';
    const line = found.get(id);
    const wanted = line ? line.top + line.height / 2 - origin - firstLine : end;
    return { id, wanted, height: element.firstElementChild?.clientHeight ?? 0, element };
  });
  const places = layOutMargin(cards, { ...rules, activeId });
  for (const { id, wanted, height, element } of cards) {
    const top = places.get(id) ?? null;
    element.dataset['folded'] = String(top === null);
    if (top === null) continue;
    const at = Math.min(Math.max(wanted - top + firstLine, 16), Math.max(height - 16, 16));
    element.style.setProperty('--top', `${Math.round(top)}px`);
    element.style.setProperty('--at', `${Math.round(at)}px`);
  }
  list.style.setProperty('--bottom', `${Math.ceil(bottomOf(cards, places))}px`);
  list.dataset['placed'] = '';
  return cards.filter(({ id }) => places.get(id) === null).length;
}

function bottomOf(cards: readonly { id: string; height: number }[], places: MarginPlaces): number {
  return cards.reduce((most, { id, height }) => Math.max(most, (places.get(id) ?? 0) + height), 0);
}
