'use client';

import { createContext, useContext, type ReactNode } from 'react';
import { useLiveTopic } from '@/components/live/use-live-topic';
import type { VoteTerms } from '@/domain/voting/terms';
import { voteTopic, type VoteSnapshot } from '@/domain/voting/vote-snapshot';

/** What every panel of a vote's page can ask for. */
export type VoteOfPage = {
  /** As it stands now; it follows the vote live. */
  vote: VoteSnapshot;
  terms: VoteTerms;
  place: { sessionId: string; voteId: string };
  /** Of the text or the options this page shows: a ballot for others is refused. */
  sha256: string | null;
};

const Context = createContext<VoteOfPage | null>(null);

type Props = Omit<VoteOfPage, 'vote'> & { rendered: VoteSnapshot; children: ReactNode };

/** Gives the panels inside it one vote to follow. */
export function VoteProvider({ rendered, terms, place, sha256, children }: Props) {
  const vote = useLiveTopic(voteTopic(rendered.id), rendered);
  return <Context value={{ vote, terms, place, sha256 }}>{children}</Context>;
}

/** The vote of this page, from any panel on it. */
export function useVote(): VoteOfPage {
  const vote = useContext(Context);
  if (!vote) throw new Error('A panel of a vote stands outside its page.');
  return vote;
}
