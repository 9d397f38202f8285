import type { Json } from '@/domain/record/canonical';
import { accept, refuse, type Result } from '@/domain/result';
import { isOverdue } from '@/domain/voting/accept-ballot';
import { isOver } from '@/domain/voting/accept-objection';
import { exportDecision, judge, standingAt } from '@/domain/voting/export-decision';
import { countedContent, countVote } from '@/domain/voting/export-vote';
import { inCanonicalOrder } from '@/domain/voting/papers';
import { isSecret } from '@/domain/voting/secrecy';
import { isUncounted } from '@/domain/voting/terms';
import type { Decision } from '@/domain/voting/without-a-vote';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { findCounted, type Counted } from './find-counted';
import { changeVote, lockVote, type Vote } from './repository';
import { unlinkBallots } from './secret/repository';
import { sweepAfterUnlinking } from './secret/sweep';
import { tellOfVote } from './tell-of-vote';
import { letDraftsFollow } from './voted-drafts';

/** Which vote of which session. */
export type VotePlace = { sessionId: string; voteId: string };

type Closed = { vote: Vote; verdict: Decision };

export type CloseVoteRefusal = WeightyRefusal | 'vote-closed' | 'vote-not-open' | 'silence-running';

/** Closes a vote, by the chair: counts, keeps the verdict, and lets the draft follow. */
export async function closeVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
): Promise<Result<Decision, CloseVoteRefusal>> {
  const closed = await actInSession<Closed, CloseVoteRefusal>(
    person,
    sessionId,
    'close-vote',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      if (vote.openedAt === null) return refuse('vote-not-open');
      if (vote.closedAt !== null) return refuse('vote-closed');
      const now = await databaseNow(transaction);
      // Past its deadline the vote has ended by itself; this only counts it.
      const isLate = isDue(vote, now);
      if (!isLate && (await isSilent(transaction, vote, now))) return refuse('silence-running');
      const closedAt = isLate && vote.closesAt ? vote.closesAt : now;
      return accept(await closeWithin(transaction, vote, closedAt, isLate ? null : actor));
    },
  );
  if (!closed.ok) return closed;
  await afterClosing(closed.value.vote);
  return accept(closed.value.verdict);
}

/**
 * Closes a vote whose deadline has passed, as of the deadline. May be asked by several
 * at once: the closer, a late ballot, a reader. Only the first finds it open.
 */
export async function closeOverdueVote({ sessionId, voteId }: VotePlace): Promise<void> {
  const closed = await inTransaction(async (transaction) => {
    const vote = await lockVote(transaction, sessionId, voteId);
    if (!vote?.closesAt || !isDue(vote, await databaseNow(transaction))) return null;
    return closeWithin(transaction, vote, vote.closesAt, null);
  });
  if (closed) await afterClosing(closed.vote);
}

async function afterClosing(vote: Vote): Promise<void> {
  if (isSecret(vote.terms)) await sweepAfterUnlinking();
  tellOfVote(vote);
}

/** Whether the deadline has passed. Where silence decides, it counts in itself [V35]. */
function isDue(vote: Vote, now: Date): boolean {
  return isOverdue(vote, now) && (!isUncounted(vote.terms.deciding) || isOver(vote, now));
}

/** Whether silence is still being kept, so that nobody may end it before its deadline. */
async function isSilent(transaction: Database, vote: Vote, now: Date): Promise<boolean> {
  const { said } = await findCounted(transaction, vote);
  return said !== null && standingAt(said, now.getTime()).outcome === 'silence-running';
}

async function closeWithin(
  transaction: Database,
  vote: Vote,
  closedAt: Date,
  actor: { personId: string; name: string } | null,
): Promise<Closed> {
  if (isSecret(vote.terms)) await unlinkBallots(transaction, vote.id);
  const counted = await findCounted(transaction, vote);
  const verdict = counted.said ? judge(counted.said) : countVote(counted);
  const publishedAt = vote.terms.publishes === 'at-closing' ? closedAt : null;
  await changeVote(transaction, vote.id, { closedAt, publishedAt, pausedAt: null, verdict });
  await letDraftsFollow(transaction, vote, verdict.outcome);
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'close-vote',
    subject: { kind: 'vote', id: vote.id },
    payload: {
      number: vote.number,
      question: vote.terms.question,
      sha256: vote.sha256,
      closedAt: closedAt.toISOString(),
      atDeadline: actor === null,
      ...resultOnRecord(verdict),
      ...(counted.said ? exportDecision(counted.said) : ballotsOnRecord(counted)),
    },
  });
  return { vote: { ...vote, closedAt, publishedAt, verdict }, verdict };
}

function resultOnRecord({ outcome, reason, tally, inequality, ...rest }: Decision) {
  const { vetoedBy, elected, tiedWinners } = rest;
  return {
    outcome,
    reason,
    tally,
    inequality,
    vetoedBy: [...vetoedBy],
    elected: [...elected],
    tiedWinners: [...tiedWinners],
  };
}

/**
 * How everybody voted; of a secret vote who took part, and apart from it the ballots. By
 * value, because the record keeps it for ever.
 */
function ballotsOnRecord({ roll, papers }: Counted): Record<string, Json> {
  if (papers) {
    const voted = roll.filter(({ hasVoted }) => hasVoted).map(({ id }) => id);
    return { voted, ballots: inCanonicalOrder(papers).map((paper) => structuredClone(paper)) };
  }
  const ballots = roll.map((line) => {
    const content = countedContent(line);
    return { voter: line.id, ...(content ? structuredClone(content) : { answer: 'absent' }) };
  });
  return { ballots };
}
