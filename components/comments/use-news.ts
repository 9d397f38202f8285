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
  const latest = useRef<string | null>(null);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const comments = threads.flatMap((thread) => thread.comments);
    const before = latest.current;
    // What was loaded later may have been written long before.
    latest.current = comments.reduce((last, { at }) => (at > last ? at : last), before ?? '');
    if (before === null) return;
    const fresh = comments.filter(
      ({ at, author }) => at > before && author.participantId !== participantId,
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
