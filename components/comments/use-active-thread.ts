'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import type { CommentedText, PagePlace } from './commented-text';

type Options = {
  threads: readonly ThreadSnapshot[];
  setFilter: (filter: ThreadFilter) => void;
  text: CommentedText | null;
  /** Whether the cards stand beside the text; if not, one opens in a sheet. */
  isBeside: boolean;
  /** The thread that the page's address names: open from the first. */
  linkedId: string | null;
};

/** A way to a thread that is out of sight, offered beside its passage. */
export type Offer = { readonly threadId: string; readonly place: PagePlace };

/** Where the focus goes once the page has drawn the card: to it, to its answer, or nowhere. */
type Focus = 'card' | 'answer' | null;

// Long enough to read and reach it; then it no longer covers the text.
const offerMilliseconds = 8_000;

/** Which thread is looked at, and the ways between it and its passage. */
export function useActiveThread({ threads, setFilter, text, isBeside, linkedId }: Options) {
  const [id, setId] = useState<string | null>(linkedId);
  const [isOpen, setIsOpen] = useState(linkedId !== null);
  const [offer, setOffer] = useState<Offer | null>(null);
  // What is to be done once the page has drawn it: a card to focus, a passage to bring into view.
  const card = useRef<{ threadId: string; focus: Focus } | null>(
    linkedId === null ? null : { threadId: linkedId, focus: 'card' },
  );
  const passage = useRef<string | null>(linkedId);
  const now = useRef({ id, threads, text, isBeside, isOpen });
  useEffect(() => {
    now.current = { id, threads, text, isBeside, isOpen };
  });

  const look = useCallback(
    (threadId: string, focus: Focus) => {
      card.current = { threadId, focus };
      setOffer(null);
      const thread = now.current.threads.find((one) => one.id === threadId);
      if (thread) setFilter(thread.resolved ? 'resolved' : 'open');
      setId(threadId);
      setIsOpen(true);
    },
    [setFilter],
  );
  const focusThread = useCallback((threadId: string) => look(threadId, 'card'), [look]);
  const follow = useCallback(
    (threadId: string, focus: Focus = 'card') => {
      passage.current = threadId;
      look(threadId, focus);
    },
    [look],
  );
  const leave = useCallback(() => {
    setIsOpen(false);
    setId(null);
  }, []);
  const press = useCallback(
    (threadId: string) => {
      if (now.current.isOpen && now.current.id === threadId) leave();
      else follow(threadId);
    },
    [follow, leave],
  );
  const answer = useCallback((threadId: string) => follow(threadId, 'answer'), [follow]);

  const pressPassage = useCallback(
    (threadId: string) => {
      const { isBeside: beside, isOpen: open, text: shown } = now.current;
      if (beside || open) return look(threadId, null);
      setId(threadId);
      // A finger in the text puts the caret there; the sheet must not come over it unasked.
      const place = shown?.placeOfThread(threadId);
      if (place) setOffer({ threadId, place });
    },
    [look],
  );
  useEffect(() => text?.listen({ onPress: pressPassage }), [text, pressPassage]);
  useEffect(() => text?.lightActive(id), [text, id]);

  // After every drawing: the card may have come with it, or its passage become lit.
  useEffect(() => {
    if (card.current && text && reach(card.current)) card.current = null;
    const sought = passage.current;
    if (sought !== null && text && bringNear(text, sought, isBeside)) passage.current = null;
  });

  useEffect(() => {
    if (!offer) return undefined;
    const timer = setTimeout(() => setOffer(null), offerMilliseconds);
    return () => clearTimeout(timer);
  }, [offer]);

  const openId = isOpen ? id : null;
  return { id, openId, offer, press, answer, leave, focusThread, follow };
}

/** Focuses a card, or the field in it. False if it is not drawn yet. */
function reach({ threadId, focus }: { threadId: string; focus: Focus }): boolean {
  const element = document.getElementById(`thread-${threadId}`);
  if (!element) return false;
  if (focus === null) return true;
  const field = element.querySelector<HTMLElement>('textarea');
  if (focus === 'answer' && !field) return false;
  (focus === 'answer' ? field : element)?.focus({ preventScroll: true });
  return true;
}

/** The part of the window in which one sees a passage: a sheet from below leaves the upper part. */
const inSight = { beside: { from: 100, to: 0.7 }, above: { from: 60, to: 0.3 } };

/** Brings a passage into view, unless it is there: what one looks at does not jump. */
function bringNear(text: CommentedText, threadId: string, isBeside: boolean): boolean {
  const top = text.passages().get(threadId)?.line.top;
  if (top === undefined) return false;
  const { from, to } = isBeside ? inSight.beside : inSight.above;
  const wanted = isBeside ? 0.35 : 0.18;
  if (top < from || top > window.innerHeight * to)
    window.scrollBy({ top: top - window.innerHeight * wanted });
  return true;
}
