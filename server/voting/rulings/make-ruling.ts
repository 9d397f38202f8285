import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { checkRuling, isRulingKind, markOf, readReason } from '@/domain/voting/conduct/ruling';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { findRollLine, markLine } from '@/server/voting/roll/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { saveRuling } from './repository';

export type MakeRuling = VotePlace & { delegationId: string; kind: string; reason: string };

/**
 * Rules about a delegation in a vote that runs: marks it absent or not participating, or
 * obliges it to abstain. Everybody sees the ruling and its reason.
 */
export const makeRuling = act({
  act: 'make-ruling',
  on: heldVote,
  work: async ({ transaction, actor, now, held: vote }, asked: MakeRuling) => {
    const { delegationId, kind } = asked;
    if (!isRulingKind(kind)) return refuse('unknown-ruling');
    const line = await findRollLine(transaction, vote.id, delegationId);
    const checked = checkRuling(vote, line, kind, now);
    if (!checked.ok) return checked;
    if (!line) return refuse('not-on-roll');
    const read = readReason(asked.reason);
    if (!read.ok) return read;
    const ruling = { delegationId, kind, reason: read.value, at: now };
    await saveRuling(transaction, { ...ruling, voteId: vote.id, byId: actor.participantId });
    await markLine(transaction, { voteId: vote.id, delegationId }, markOf(kind));
    const told = { number: vote.number, name: line.name, delegation: line.id, ruling: kind };
    return did(null, deed('make-ruling', vote.id, { ...told, reason: read.value }));
  },
});
