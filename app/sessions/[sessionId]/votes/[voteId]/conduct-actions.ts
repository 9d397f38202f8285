'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { accept, type Result } from '@/domain/result';
import { ask } from '@/app/ask';
import type { SignedInPerson } from '@/server/acts/asker';
import { cancelVote } from '@/server/voting/conduct/cancel-vote';
import { drawLot } from '@/server/voting/conduct/draw-lot';
import { openAnnouncedVote } from '@/server/voting/conduct/open-announced-vote';
import { openSecondVote } from '@/server/voting/conduct/open-second-vote';
import { pauseVote, resumeVote } from '@/server/voting/conduct/pause-vote';
import { publishVote } from '@/server/voting/conduct/publish-vote';
import {
  calledOffVote,
  correction,
  explanation,
  newRuling,
  rulingPlace,
  votePlace,
} from '@/server/voting/requests';
import { liftRuling } from '@/server/voting/rulings/lift-ruling';
import { makeRuling } from '@/server/voting/rulings/make-ruling';
import { correctVote, explainVote } from '@/server/voting/statements/make-statement';
import type { VotePlace } from '@/server/voting/vote-thing';

/** Does an act on the vote a form names, and lets the page be made anew. */
async function onVote<Request extends VotePlace, Refusal extends string>(
  schema: z.ZodType<Request>,
  form: FormData,
  useCase: (asker: SignedInPerson, request: Request) => Promise<Result<unknown, Refusal>>,
): Promise<Result<null, Refusal | 'not-found'>> {
  return ask({ schema, unread: 'not-found' }, form, async (asker, request) => {
    const done = await useCase(asker, request);
    if (!done.ok) return done;
    revalidatePath(`/sessions/${request.sessionId}/votes/${request.voteId}`);
    return accept(null);
  });
}

/** Pauses a vote, as the signed-in person. */
export async function pauseVoteAction(_last: unknown, form: FormData) {
  return onVote(votePlace, form, pauseVote);
}

/** Lets a paused vote go on. */
export async function resumeVoteAction(_last: unknown, form: FormData) {
  return onVote(votePlace, form, resumeVote);
}

/** Publishes the result of a closed vote. */
export async function publishVoteAction(_last: unknown, form: FormData) {
  return onVote(votePlace, form, publishVote);
}

/** Opens an announced vote before its hour. */
export async function openAnnouncedVoteAction(_last: unknown, form: FormData) {
  return onVote(votePlace, form, openAnnouncedVote);
}

/** Calls an announced vote off. */
export async function cancelVoteAction(_last: unknown, form: FormData) {
  return onVote(calledOffVote, form, cancelVote);
}

/** Draws who is called first. */
export async function drawLotAction(_last: unknown, form: FormData) {
  return onVote(votePlace, form, drawLot);
}

/** Opens the second vote after a tie, and goes to it. */
export async function openSecondVoteAction(_last: unknown, form: FormData) {
  const reading = { schema: votePlace, unread: 'not-found' } as const;
  const opened = await ask(reading, form, async (asker, request) => {
    const second = await openSecondVote(asker, request);
    return second.ok
      ? accept(`/sessions/${request.sessionId}/votes/${second.value.voteId}`)
      : second;
  });
  return opened.ok ? redirect(opened.value) : opened;
}

/** Rules about a delegation. */
export async function makeRulingAction(_last: unknown, form: FormData) {
  return onVote(newRuling, form, makeRuling);
}

/** Lifts a ruling. */
export async function liftRulingAction(_last: unknown, form: FormData) {
  return onVote(rulingPlace, form, liftRuling);
}

/** Explains the vote of the signed-in person's delegation. */
export async function explainVoteAction(_last: unknown, form: FormData) {
  return onVote(explanation, form, explainVote);
}

/** Notes what the signed-in person's delegation had intended to vote. */
export async function correctVoteAction(_last: unknown, form: FormData) {
  return onVote(correction, form, correctVote);
}
