'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';

// At most one announcement in this time, however many comments come.
const quietMilliseconds = 10_000;

/** What a screen reader is told of comments that others wrote meanwhile: few words, rarely. */
export function useNews(threads: readonly ThreadSnapshot[], participantId: string): string {
  const words = useTranslations('comments');
  const [news, setNews] = useState('');
  const known = useRef<Set<string> | null>(null);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const comments = threads.flatMap((thread) => thread.comments);
    const seen = known.current;
    known.current = new Set(comments.map(({ id }) => id));
    if (!seen) return;
    const fresh = comments.filter(
      ({ id, author }) => !seen.has(id) && author.participantId !== participantId,
    );
    waiting.current.push(...fresh.map(({ author }) => author.name));
    const tell = () => {
      timer.current = undefined;
      const [name = ''] = waiting.current;
      const count = waiting.current.length;
      waiting.current = [];
      if (count === 0) return;
      setNews(words('newBy', { count, name }));
      timer.current = setTimeout(tell, quietMilliseconds);
    };
    if (fresh.length > 0 && timer.current === undefined) tell();
  }, [threads, participantId, words]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return news;
}
