'use client';

import { useVote } from './vote-context';

/** Which vote of which session a form on its page is about. */
export function VotePlaceFields() {
  const { place } = useVote();
  return (
    <>
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="voteId" value={place.voteId} />
    </>
  );
}
