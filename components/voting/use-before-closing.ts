'use client';

import { useEffect, useState } from 'react';
import type { Result } from '@/domain/result';
import type { BeforeClosing } from '@/domain/voting/before-closing';
import { useVote } from './vote-context';

export type ReadBeforeClosing = (place: {
  sessionId: string;
  voteId: string;
}) => Promise<Result<BeforeClosing, string>>;

/** In a vote that shows nothing meanwhile no bell rings for a ballot: so it is asked again. */
const againMilliseconds = 5_000;

/** What whoever closes the vote must know, as it is now and stays while they look at it. */
export function useBeforeClosing(look: ReadBeforeClosing): BeforeClosing | null {
  const { place, vote } = useVote();
  const [before, setBefore] = useState<BeforeClosing | null>(null);
  const { sessionId, voteId } = place;
  const { revision } = vote;
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      // Without an answer the last number stands; the closing itself says what was counted.
      const read = await look({ sessionId, voteId }).catch(() => null);
      if (wanted && read?.ok) setBefore(read.value);
    };
    void ask();
    const again = setInterval(() => void ask(), againMilliseconds);
    return () => {
      wanted = false;
      clearInterval(again);
    };
  }, [look, sessionId, voteId, revision]);
  return before;
}
