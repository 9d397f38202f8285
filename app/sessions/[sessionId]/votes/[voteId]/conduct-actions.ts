'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { accept, refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import type { VotePlace } from '@/server/voting/close-vote';
import { cancelVote } from '@/server/voting/conduct/cancel-vote';
import { drawLot } from '@/server/voting/conduct/draw-lot';
import { openAnnouncedVote } from '@/server/voting/conduct/open-announced-vote';
import { openSecondVote } from '@/server/voting/conduct/open-second-vote';
import { pauseVote, resumeVote } from '@/server/voting/conduct/pause-vote';
import { publishVote } from '@/server/voting/conduct/publish-vote';
import { liftRuling } from '@/server/voting/rulings/lift-ruling';
import { makeRuling } from '@/server/voting/rulings/make-ruling';
import { correctVote, explainVote } from '@/server/voting/statements/make-statement';

const placeForm = z.object({ sessionId: z.uuid(), voteId: z.uuid() });

/** Somewhat longer than any text may be, so that what is too long gets its own sentence. */
const text = z.string().max(20_000).catch('');

type Person = Awaited<ReturnType<typeof currentPerson>>;

/** Runs an act on the vote a form names, and lets the page be made anew. */
async function actOn<Refusal extends string>(
  form: FormData,
  act: (person: Person, place: VotePlace) => Promise<Result<null, Refusal>>,
): Promise<Result<null, Refusal | 'not-found'>> {
  const person = await currentPerson();
  const place = placeForm.safeParse(Object.fromEntries(form));
  if (!place.success) return refuse('not-found');
  const done = await act(person, place.data);
  if (done.ok) revalidatePath(`/sessions/${place.data.sessionId}/votes/${place.data.voteId}`);
  return done;
}

/** Pauses a vote, as the signed-in person. */
export async function pauseVoteAction(_last: unknown, form: FormData) {
  return actOn(form, pauseVote);
}

/** Lets a paused vote go on. */
export async function resumeVoteAction(_last: unknown, form: FormData) {
  return actOn(form, resumeVote);
}

/** Publishes the result of a closed vote. */
export async function publishVoteAction(_last: unknown, form: FormData) {
  return actOn(form, publishVote);
}

/** Opens an announced vote before its hour. */
export async function openAnnouncedVoteAction(_last: unknown, form: FormData) {
  return actOn(form, openAnnouncedVote);
}

/** Calls an announced vote off. */
export async function cancelVoteAction(_last: unknown, form: FormData) {
  const reason = text.parse(form.get('reason'));
  return actOn(form, async (person, place) => cancelVote(person, place, reason));
}

/** Draws who is called first. */
export async function drawLotAction(_last: unknown, form: FormData) {
  return actOn(form, drawLot);
}

/** Opens the second vote after a tie, and goes to it. */
export async function openSecondVoteAction(_last: unknown, form: FormData) {
  let opened: string | null = null;
  const done = await actOn(form, async (person, place) => {
    const second = await openSecondVote(person, place);
    if (!second.ok) return second;
    opened = `/sessions/${place.sessionId}/votes/${second.value.voteId}`;
    return accept(null);
  });
  return opened === null ? done : redirect(opened);
}

/** Rules about a delegation. */
export async function makeRulingAction(_last: unknown, form: FormData) {
  const ruling = {
    delegationId: text.parse(form.get('delegationId')),
    kind: text.parse(form.get('kind')),
    reason: text.parse(form.get('reason')),
  };
  return actOn(form, async (person, place) => makeRuling(person, place, ruling));
}

/** Lifts a ruling. */
export async function liftRulingAction(_last: unknown, form: FormData) {
  const rulingId = text.parse(form.get('rulingId'));
  return actOn(form, async (person, place) => liftRuling(person, place, rulingId));
}

/** Explains the vote of the signed-in person's delegation. */
export async function explainVoteAction(_last: unknown, form: FormData) {
  const words = text.parse(form.get('text'));
  return actOn(form, async ({ personId }, place) => explainVote(personId, place, words));
}

/** Notes what the signed-in person's delegation had intended to vote. */
export async function correctVoteAction(_last: unknown, form: FormData) {
  const intended = text.parse(form.get('intended'));
  return actOn(form, async ({ personId }, place) => correctVote(personId, place, intended));
}
