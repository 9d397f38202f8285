import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { isOpenAt } from '@/domain/voting/casting/accept-ballot';
import { checkReason } from '@/domain/voting/casting/ballot';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { saveStanding } from './roll/objection-rulings/repository';
import { findRoll } from './roll/repository';
import { heldVote, type VotePlace } from './vote-thing';

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
export const ruleOnObjection = act({
  act: 'rule-on-objection',
  on: heldVote,
  work: async ({ transaction, actor, now, held: vote }, asked: RuleOnObjection) => {
    const { voter, standing } = asked;
    if (vote.terms.deciding.method !== 'consent') return refuse('not-found');
    if (!isOpenAt(vote, now)) return refuse('vote-closed');
    const line = (await findRoll(transaction, vote.id)).find(({ id }) => id === voter);
    const content = line?.ballot?.content;
    if (!line || !content || !('answer' in content) || content.answer !== 'no') {
      return refuse('no-objection');
    }
    const given = checkReason(asked.reason);
    if (!given.ok) return given;
    const reason = given.value;
    const ruling = { standing, reason, byId: actor.participantId, at: now };
    await saveStanding(transaction, vote.id, line.delegationId, ruling);
    const told = { number: vote.number, delegation: voter, standing, reason };
    return did(null, deed('rule-on-objection', vote.id, told));
  },
});
