import type { VoteStatus } from '@/domain/voting/casting/accept-ballot';
import type { Topic } from '@/domain/topic';
import type { Secrecy, VoteMethod } from '@/domain/voting/terms';

/** The whole of a session at a glance, the same for everybody in it. */
export type SessionSnapshot = {
  readonly revision: number;
  /** The last entry on the record that changed who takes part and how, or the session's terms. */
  readonly peopleSequence: number;
  readonly drafts: readonly DraftAtAGlance[];
  readonly votes: readonly VoteAtAGlance[];
  readonly replies: readonly ReplyAtAGlance[];
};

export type DraftStatusAtAGlance =
  | 'drafting'
  | 'sealed'
  | 'voting'
  | 'adopted'
  | 'rejected'
  | 'withdrawn';

export type DraftAtAGlance = {
  readonly id: string;
  readonly number: number;
  readonly kind: 'recommendation' | 'background';
  readonly title: string;
  readonly status: DraftStatusAtAGlance;
  readonly lead: { readonly name: string; readonly shortName: string } | null;
  readonly openThreads: number;
};

export type VoteAtAGlance = {
  readonly id: string;
  readonly number: number;
  readonly question: string;
  /** A straw poll decides nothing. */
  readonly isStraw: boolean;
  readonly draftId: string | null;
  /** What is not counted has neither a tally nor anybody who has voted. */
  readonly method: VoteMethod;
  readonly status: VoteStatus;
  /** ISO 8601; when it is to open by itself. */
  readonly opensAt: string | null;
  /** ISO 8601; null while nothing sets an end. */
  readonly closesAt: string | null;
  readonly closedAt: string | null;
  readonly secrecy: Secrecy;
  readonly entitled: number;
  /** How many have voted; null while the terms of the vote show nobody. */
  readonly cast: number | null;
  /**
   * The delegations that it awaits; empty once it is closed. Those that have voted are
   * left out only where its terms show who has.
   */
  readonly awaited: readonly string[];
  readonly outcome: string | null;
  /** The names of the options that are elected, in their order. */
  readonly elected: readonly string[];
  /** How many said what, in decimal strings; null while the vote is open, and in a choice. */
  readonly tally: { readonly yes: string; readonly no: string; readonly abstain: string } | null;
};

/** An open thread in which somebody else had the last word, and whom that concerns. */
export type ReplyAtAGlance = {
  readonly threadId: string;
  readonly draftId: string;
  readonly quote: string;
  readonly byName: string;
  /** ISO 8601. */
  readonly at: string;
  /** The participants who wrote in the thread before and have not answered since. */
  readonly to: readonly string[];
};

/** Something that waits for one participant. */
export type Awaiting =
  | { readonly kind: 'vote'; readonly vote: VoteAtAGlance }
  | { readonly kind: 'reply'; readonly reply: ReplyAtAGlance; readonly draft: DraftAtAGlance };

/** The live topic of a session at a glance. */
export function sessionTopic(sessionId: string): Topic<SessionSnapshot> {
  return { name: `session:${sessionId}` };
}

/**
 * What awaits a participant: first the open votes in which their delegation has not
 * voted, then the threads they wrote in and in which somebody else had the last word.
 */
export function awaiting(
  snapshot: SessionSnapshot,
  participant: {
    participantId: string;
    delegationId: string | null;
    /** The open votes in which their delegation has voted: theirs alone to know. */
    votedIn: readonly string[];
  },
): Awaiting[] {
  const { participantId, delegationId, votedIn } = participant;
  const votes = snapshot.votes
    .filter((vote) => vote.closedAt === null && delegationId !== null)
    .filter((vote) => vote.awaited.some((id) => id === delegationId))
    .filter(({ id }) => !votedIn.includes(id))
    .map((vote) => ({ kind: 'vote' as const, vote }));
  const replies = snapshot.replies.flatMap((reply) => {
    const draft = snapshot.drafts.find(({ id }) => id === reply.draftId);
    const isForMe = reply.to.includes(participantId);
    return draft && isForMe ? [{ kind: 'reply' as const, reply, draft }] : [];
  });
  return [...votes, ...replies];
}

/** Whether ballots are still to come in a vote: announced, open or paused. */
export function isUnderway({ status }: VoteAtAGlance): boolean {
  return status === 'scheduled' || status === 'voting' || status === 'paused';
}

/** Votes that no draft of the list shows: questions and choices still to be decided. */
export function votesUnderway(snapshot: SessionSnapshot): VoteAtAGlance[] {
  return snapshot.votes.filter((vote) => isUnderway(vote) && vote.draftId === null);
}

/** The drafts still on the way to a decision, by number. */
export function underway(snapshot: SessionSnapshot): DraftAtAGlance[] {
  return snapshot.drafts.filter(
    ({ status }) => status === 'drafting' || status === 'sealed' || status === 'voting',
  );
}

/** What was decided: the closed votes, the last first, each with its draft where it had one. */
export function decided(
  snapshot: SessionSnapshot,
): { vote: VoteAtAGlance; draft: DraftAtAGlance | null }[] {
  return snapshot.votes
    .filter((vote) => vote.closedAt !== null)
    .sort((one, other) => other.number - one.number)
    .map((vote) => ({
      vote,
      draft: snapshot.drafts.find(({ id }) => id === vote.draftId) ?? null,
    }));
}
