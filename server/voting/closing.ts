import type { Json } from '@/domain/record/canonical';
import { deed, type Deed, type DeedOf } from '@/domain/record/deeds';
import { accept, type Result } from '@/domain/result';
import { haveAllVoted } from '@/domain/voting/casting/accept-ballot';
import { exportDecision } from '@/domain/voting/file/export-decision';
import { countedContent } from '@/domain/voting/file/export-vote';
import { inCanonicalOrder } from '@/domain/voting/casting/secret-ballots';
import { isSecret } from '@/domain/voting/casting/secrecy';
import type { CountRefusal } from '@/domain/voting/counting';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import { databaseNow, type Database } from '@/server/database/client';
import { countStored } from './counting/count-stored';
import { findCounted, type Counted } from './find-counted';
import { changeVote, type Vote } from './repository';
import { findRoll } from './roll/repository';
import { unlinkBallots } from './secret/repository';
import { sweepAfterUnlinking } from './secret/sweep';
import { letDraftsFollow } from './voted-drafts';

/** What a vote came to, and what that puts on the record. */
export type Closed = { verdict: Decision; closing: DeedOf<'close-vote'> };

/** What ended a vote: the chair, its deadline, or the last of its ballots. */
export type Ending = 'chair' | 'deadline' | 'last-ballot';

/**
 * Closes a vote that is held: counts it and keeps the verdict. Where its terms say so the
 * result is published at once; else it is nobody's to see until the chair publishes it.
 * Where it cannot be counted nothing is changed.
 */
export async function closeWithin(
  transaction: Database,
  vote: Vote,
  closedAt: Date,
  ending: Ending,
): Promise<Result<Closed, CountRefusal>> {
  const counted = await findCounted(transaction, vote);
  const count = await countStored(counted);
  if (!count.ok) return count;
  const verdict = count.value;
  if (isSecret(vote.terms)) await unlinkBallots(transaction, vote.id);
  const publishedAt = vote.terms.publishes === 'at-closing' ? closedAt : null;
  const isOver = { pausedAt: null, parkedAt: null, parkedBecause: null };
  await changeVote(transaction, vote.id, { closedAt, publishedAt, verdict, ...isOver });
  // Not before the result is published: the draft's status would tell it.
  if (publishedAt) await letDraftsFollow(transaction, vote, verdict.outcome);
  const told = {
    number: vote.number,
    question: vote.terms.question,
    sha256: vote.sha256,
    closedAt: closedAt.toISOString(),
    atDeadline: ending === 'deadline',
    withLastBallot: ending === 'last-ballot',
    ...(publishedAt && resultOnRecord(counted, verdict)),
  };
  const closing = deed('close-vote', vote.id, told, { bySystem: ending !== 'chair' });
  return accept({ verdict, closing });
}

/**
 * Closes a vote whose terms say so once everybody who can vote has; else null. What cannot
 * be counted is parked: the ballot that came last is in all the same.
 */
export async function closeWithLastBallot(
  transaction: Database,
  vote: Vote,
  now: Date,
): Promise<Result<Closed, CountRefusal> | null> {
  if (!vote.terms.closesWhenAll) return null;
  if (!haveAllVoted(await findRoll(transaction, vote.id))) return null;
  const closed = await closeWithin(transaction, vote, now, 'last-ballot');
  if (!closed.ok) await parkVote(transaction, vote.id, closed.refusal);
  return closed;
}

/**
 * Sets a vote aside that could not be counted when its time had come, with the reason on
 * its page: it is tried again after an hour, or when the chair closes it.
 */
export async function parkVote(
  transaction: Database,
  voteId: string,
  because: CountRefusal,
): Promise<void> {
  const parkedAt = await databaseNow(transaction);
  await changeVote(transaction, voteId, { parkedAt, parkedBecause: because });
}

/** What follows when a closing has committed: of a secret vote the sweep. */
export async function afterClosing({
  held: vote,
  deeds,
}: {
  held: Vote;
  deeds: readonly Deed[];
}): Promise<void> {
  const isClosed = deeds.some(({ act }) => act === 'close-vote');
  if (isClosed && isSecret(vote.terms)) await sweepAfterUnlinking();
}

/** A result as the record keeps it: the verdict, and what was counted. */
export function resultOnRecord(counted: Counted, verdict: Decision): Record<string, Json> {
  const { said } = counted;
  return {
    ...verdictOnRecord(verdict),
    ...(said ? exportDecision(said) : ballotsOnRecord(counted)),
  };
}

function verdictOnRecord({ outcome, reason, tally, inequality, ...rest }: Decision) {
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
