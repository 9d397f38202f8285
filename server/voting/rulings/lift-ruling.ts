import { accept, refuse, type Result } from '@/domain/result';
import { rulingMomentRefusal } from '@/domain/voting/conduct/ruling';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { actOnVote } from '@/server/voting/conduct/act-on-vote';
import { findRollLine, markLine } from '@/server/voting/roll/repository';
import { findStandingRuling, markLifted } from './repository';

export type LiftRulingRefusal = WeightyRefusal | 'vote-not-open' | 'vote-closed';

/** Lifts a ruling of a vote that still runs: the delegation's own ballot counts again. */
export async function liftRuling(
  person: SignedInPerson,
  place: VotePlace,
  rulingId: string,
): Promise<Result<null, LiftRulingRefusal>> {
  return actOnVote<LiftRulingRefusal>(person, place, 'lift-ruling', async (acting) => {
    const { transaction, vote, now } = acting;
    const untimely = rulingMomentRefusal(vote, now);
    if (untimely) return refuse(untimely);
    const ruling = await findStandingRuling(transaction, vote.id, rulingId);
    const line = ruling && (await findRollLine(transaction, vote.id, ruling.delegationId));
    if (!ruling || !line) return refuse('not-found');
    await markLifted(transaction, ruling.id, now);
    await markLine(transaction, { voteId: vote.id, delegationId: ruling.delegationId }, null);
    return accept({ name: line.name, delegation: line.id, ruling: ruling.kind });
  });
}
