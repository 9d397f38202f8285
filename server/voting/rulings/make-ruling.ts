import { accept, refuse, type Result } from '@/domain/result';
import {
  checkRuling,
  isRulingKind,
  markOf,
  readReason,
  type ReasonRefusal,
  type RulingRefusal,
} from '@/domain/voting/conduct/ruling';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { actOnVote } from '@/server/voting/conduct/act-on-vote';
import { findRollLine, markLine } from '@/server/voting/roll/repository';
import { saveRuling } from './repository';

export type MakeRuling = { delegationId: string; kind: string; reason: string };

export type MakeRulingRefusal = WeightyRefusal | RulingRefusal | ReasonRefusal | 'unknown-ruling';

/**
 * Rules about a delegation in a vote that runs: marks it absent or not participating, or
 * obliges it to abstain. Everybody sees the ruling and its reason.
 */
export async function makeRuling(
  person: SignedInPerson,
  place: VotePlace,
  { delegationId, kind, reason }: MakeRuling,
): Promise<Result<null, MakeRulingRefusal>> {
  return actOnVote<MakeRulingRefusal>(person, place, 'make-ruling', async (acting) => {
    const { transaction, actor, vote, now } = acting;
    if (!isRulingKind(kind)) return refuse('unknown-ruling');
    const line = await findRollLine(transaction, vote.id, delegationId);
    const checked = checkRuling(vote, line, kind, now);
    if (!checked.ok) return checked;
    if (!line) return refuse('not-on-roll');
    const read = readReason(reason);
    if (!read.ok) return read;
    const ruling = { delegationId, kind, reason: read.value, at: now };
    await saveRuling(transaction, { ...ruling, voteId: vote.id, byId: actor.participantId });
    await markLine(transaction, { voteId: vote.id, delegationId }, markOf(kind));
    return accept({ name: line.name, delegation: line.id, ruling: kind, reason: read.value });
  });
}
