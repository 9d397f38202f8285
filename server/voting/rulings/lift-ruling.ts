import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { rulingMomentRefusal } from '@/domain/voting/conduct/ruling';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { findRollLine, markLine } from '@/server/voting/roll/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { findStandingRuling, markLifted } from './repository';

/** Lifts a ruling of a vote that still runs: the delegation's own ballot counts again. */
export const liftRuling = act({
  act: 'lift-ruling',
  on: heldVote,
  work: async ({ transaction, now, held: vote }, asked: VotePlace & { rulingId: string }) => {
    const untimely = rulingMomentRefusal(vote, now);
    if (untimely) return refuse(untimely);
    const ruling = await findStandingRuling(transaction, vote.id, asked.rulingId);
    const line = ruling && (await findRollLine(transaction, vote.id, ruling.delegationId));
    if (!ruling || !line) return refuse('not-found');
    await markLifted(transaction, ruling.id, now);
    await markLine(transaction, { voteId: vote.id, delegationId: ruling.delegationId }, null);
    const told = { number: vote.number, name: line.name, delegation: line.id, ruling: ruling.kind };
    return did(null, deed('lift-ruling', vote.id, told));
  },
});
