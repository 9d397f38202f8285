import { deed } from '@/domain/record/deeds';
import { countedState } from '@/domain/voting/file/export-vote';
import {
  readCorrection,
  readExplanation,
  type StatementKind,
} from '@/domain/voting/conduct/statement';
import { act } from '@/server/acts/act';
import type { Doing } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { leadsVotedDraft } from '@/server/voting/leads-draft';
import type { Vote } from '@/server/voting/repository';
import { findRollLine, type RollLine } from '@/server/voting/roll/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { saveStatement } from './repository';

/** Explains the vote of a person's delegation, before the closing or after the result. */
export const explainVote = act({
  act: 'explain-vote',
  on: heldVote,
  work: async (doing, { text }: VotePlace & { text: string }) => {
    const speaker = await findSpeaker(doing);
    const said = readExplanation(doing.held, speaker, text);
    if (!said.ok) return said;
    await keep(doing, said.value);
    return did(
      null,
      deed('explain-vote', doing.held.id, { ...told(doing, speaker), ...said.value }),
    );
  },
});

/** Notes what a person's delegation had intended to vote. The count stays as it is. */
export const correctVote = act({
  act: 'correct-vote',
  on: heldVote,
  work: async (doing, { intended }: VotePlace & { intended: string }) => {
    const speaker = await findSpeaker(doing);
    const counted = speaker.line ? countedState(speaker.line) : 'absent';
    const answer = readCorrection(doing.held, speaker, { counted, intended });
    if (!answer.ok) return answer;
    const said = { kind: 'correction', body: answer.value } as const;
    await keep(doing, said);
    return did(null, deed('correct-vote', doing.held.id, { ...told(doing, speaker), ...said }));
  },
});

type Speaker = { line: RollLine | null; isOnRoll: boolean; leadsDraft: boolean };

async function findSpeaker({ transaction, actor, held: vote }: Doing<Vote>): Promise<Speaker> {
  const line = await findRollLine(transaction, vote.id, actor.delegationId ?? '');
  const leadsDraft = await leadsVotedDraft(transaction, actor, vote);
  return { line, isOnRoll: line !== null, leadsDraft };
}

async function keep(
  { transaction, actor, now, held: vote }: Doing<Vote>,
  said: { kind: StatementKind; body: string },
): Promise<void> {
  const { participantId } = actor;
  const by = { voteId: vote.id, delegationId: actor.delegationId ?? '', participantId };
  await saveStatement(transaction, { ...said, ...by, at: now });
}

function told({ held: vote }: Doing<Vote>, { line }: Speaker) {
  return { number: vote.number, name: line?.name ?? '', delegation: line?.id ?? '' };
}
