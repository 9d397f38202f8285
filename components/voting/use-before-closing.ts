'use client';

import { useEffect, useState } from 'react';
import type { Result } from '@/domain/result';
import type { BeforeClosing } from '@/domain/voting/before-closing';
import { useVote } from './vote-context';

export type ReadBeforeClosing = (place: {
  sessionId: string;
  voteId: string;
}) => Promise<Result<BeforeClosing, string>>;

/** No bell rings for a ballot in a vote that shows nothing meanwhile, so it is asked again. */
const againMilliseconds = 3_000;

/** What whoever closes the vote must know, as it is now and stays while they look at it. */
export function useBeforeClosing(look: ReadBeforeClosing): BeforeClosing | null {
  const { place } = useVote();
  const [before, setBefore] = useState<BeforeClosing | null>(null);
  const { sessionId, voteId } = place;
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
  }, [look, sessionId, voteId]);
  return before;
}
