import { accept, refuse, type Result } from '@/domain/result';
import { countedState } from '@/domain/voting/file/export-vote';
import {
  readCorrection,
  readExplanation,
  type CorrectionRefusal,
  type ExplanationRefusal,
  type StatementKind,
} from '@/domain/voting/conduct/statement';
import { databaseNow, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { leadsVotedDraft } from '@/server/voting/leads-draft';
import { lockVote, type Vote } from '@/server/voting/repository';
import { findRollLine, type RollLine } from '@/server/voting/roll/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';
import { saveStatement } from './repository';

/** Explains the vote of a person's delegation, before the closing or after the result. */
export async function explainVote(
  personId: string,
  place: VotePlace,
  text: string,
): Promise<Result<null, EntryRefusal | ExplanationRefusal>> {
  return makeStatement<ExplanationRefusal>(
    personId,
    place,
    { act: 'explain-vote' },
    ({ vote, line, leadsDraft }) =>
      readExplanation(vote, { isOnRoll: line !== null, leadsDraft }, text),
  );
}

/** Notes what a person's delegation had intended to vote. The count stays as it is. */
export async function correctVote(
  personId: string,
  place: VotePlace,
  intended: string,
): Promise<Result<null, EntryRefusal | CorrectionRefusal>> {
  return makeStatement<CorrectionRefusal>(
    personId,
    place,
    { act: 'correct-vote' },
    ({ vote, line, leadsDraft }) => {
      const counted = line ? countedState(line) : 'absent';
      const speaker = { isOnRoll: line !== null, leadsDraft };
      const answer = readCorrection(vote, speaker, { counted, intended });
      return answer.ok ? accept({ kind: 'correction', body: answer.value }) : answer;
    },
  );
}

type Speaking = { vote: Vote; line: RollLine | null; leadsDraft: boolean };

type Said<Refusal extends string> = Result<{ kind: StatementKind; body: string }, Refusal>;

async function makeStatement<Refusal extends string>(
  personId: string,
  { sessionId, voteId }: VotePlace,
  { act }: { act: 'explain-vote' | 'correct-vote' },
  read: (speaking: Speaking) => Said<Refusal>,
): Promise<Result<null, EntryRefusal | Refusal>> {
  const done = await actInSession<Vote, EntryRefusal | Refusal>(
    personId,
    sessionId,
    act,
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      const speaking = await speakerIn(transaction, vote, actor);
      const said = read(speaking);
      if (!said.ok) return said;
      const delegationId = actor.delegationId ?? '';
      const at = await databaseNow(transaction);
      const statement = { ...said.value, voteId, delegationId, at };
      await saveStatement(transaction, { ...statement, participantId: actor.participantId });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act,
        subject: { kind: 'vote', id: voteId },
        payload: {
          number: vote.number,
          name: speaking.line?.name ?? '',
          delegation: speaking.line?.id ?? '',
          ...said.value,
        },
      });
      return accept(vote);
    },
  );
  if (!done.ok) return done;
  tellOfVote(done.value);
  return accept(null);
}

async function speakerIn(transaction: Database, vote: Vote, actor: Actor): Promise<Speaking> {
  const line = await findRollLine(transaction, vote.id, actor.delegationId ?? '');
  return { vote, line, leadsDraft: await leadsVotedDraft(transaction, actor, vote) };
}
