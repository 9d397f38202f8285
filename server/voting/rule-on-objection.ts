import { accept, refuse, type Result } from '@/domain/result';
import { isOpenAt } from '@/domain/voting/accept-ballot';
import { checkReason } from '@/domain/voting/accept-objection';
import { databaseNow } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import type { VotePlace } from './close-vote';
import { lockVote, type Vote } from './repository';
import { saveStanding } from './roll/objection-rulings/repository';
import { findRoll } from './roll/repository';
import { tellOfVote } from './tell-of-vote';

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
  const done = await actInSession<Vote, RuleOnObjectionRefusal>(
    person,
    place.sessionId,
    'rule-on-objection',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, place.sessionId, place.voteId);
      if (vote?.terms.deciding.method !== 'consent') return refuse('not-found');
      const now = await databaseNow(transaction);
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
      await appendToRecord(transaction, {
        sessionId: vote.sessionId,
        actor,
        act: 'rule-on-objection',
        subject: { kind: 'vote', id: vote.id },
        payload: { number: vote.number, delegation: voter, standing, reason: given.value },
      });
      return accept(vote);
    },
  );
  if (!done.ok) return done;
  tellOfVote(done.value);
  return accept(null);
}
