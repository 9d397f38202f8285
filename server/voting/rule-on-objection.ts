import { accept, refuse, type Result } from '@/domain/result';
import { isOpenAt } from '@/domain/voting/casting/accept-ballot';
import { checkReason } from '@/domain/voting/casting/ballot';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from './close-vote';
import { actOnVote } from './conduct/act-on-vote';
import { saveStanding } from './roll/objection-rulings/repository';
import { findRoll } from './roll/repository';

export type RuleOnObjectionRefusal =
  | WeightyRefusal
  | 'vote-closed'
  | 'no-objection'
  | 'objection-needs-reason'
  | 'reason-too-long';

export type RuleOnObjection = VotePlace & {
  /** The delegation’s short name, as on the roll. */
  voter: string;
  standing: 'resolved' | 'unfounded';
  reason: string;
};

/**
 * Rules, by the chair, that an objection in a round of consent was resolved or is
 * unfounded, with the reason [V33]. The ballot stays as it was marked; when its delegation
 * marks it anew, the ruling falls.
 */
export async function ruleOnObjection(
  person: SignedInPerson,
  { voter, standing, reason, ...place }: RuleOnObjection,
): Promise<Result<null, RuleOnObjectionRefusal>> {
  return actOnVote<RuleOnObjectionRefusal>(person, place, 'rule-on-objection', async (acting) => {
    const { transaction, actor, vote, now } = acting;
    if (vote.terms.deciding.method !== 'consent') return refuse('not-found');
    if (!isOpenAt(vote, now)) return refuse('vote-closed');
    const line = (await findRoll(transaction, vote.id)).find(({ id }) => id === voter);
    const content = line?.ballot?.content;
    if (!line || !content || !('answer' in content) || content.answer !== 'no') {
      return refuse('no-objection');
    }
    const given = checkReason(reason);
    if (!given.ok) return given;
    const ruling = { standing, reason: given.value, byId: actor.participantId, at: now };
    await saveStanding(transaction, vote.id, line.delegationId, ruling);
    return accept({ delegation: voter, standing, reason: given.value });
  });
}
