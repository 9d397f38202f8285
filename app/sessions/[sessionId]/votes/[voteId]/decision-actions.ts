'use server';

import { z } from 'zod';
import { refuse, type Result } from '@/domain/result';
import { reasonMax } from '@/domain/voting/casting/ballot';
import { currentPerson } from '@/server/auth/current-person';
import { ruleOnObjection, type RuleOnObjectionRefusal } from '@/server/voting/rule-on-objection';
import { extendSilence, type ExtendRefusal } from '@/server/voting/without-vote/extend-silence';
import {
  object,
  withdrawOwnObjection,
  type ObjectRefusal,
} from '@/server/voting/without-vote/object';

const place = z.object({ sessionId: z.uuid(), voteId: z.uuid() });
// Somewhat longer than a reason may be, so that what is too long gets its own sentence.
const reason = z
  .string()
  .max(reasonMax * 5)
  .default('');
const objection = place.extend({ reason });
const extension = place.extend({ hours: z.coerce.number().int(), reason });
const ruling = place.extend({
  voter: z.string().max(200),
  standing: z.enum(['resolved', 'unfounded']),
  reason,
});

/** Raises an objection for the signed-in person's delegation. */
export async function objectAction(form: FormData): Promise<Result<null, ObjectRefusal>> {
  const { personId } = await currentPerson();
  const read = objection.safeParse(Object.fromEntries(form));
  return read.success ? object(personId, read.data) : refuse('not-found');
}

/** Withdraws the objection of the signed-in person's delegation. */
export async function withdrawObjectionAction(
  form: FormData,
): Promise<Result<null, ObjectRefusal>> {
  const { personId } = await currentPerson();
  const read = place.safeParse(Object.fromEntries(form));
  return read.success ? withdrawOwnObjection(personId, read.data) : refuse('not-found');
}

/** Gives a silence procedure a later deadline, as the chair. */
export async function extendSilenceAction(form: FormData): Promise<Result<null, ExtendRefusal>> {
  const person = await currentPerson();
  const read = extension.safeParse(Object.fromEntries(form));
  return read.success ? extendSilence(person, read.data) : refuse('unknown-deadline');
}

/** Rules on an objection in a round of consent, as the chair. */
export async function ruleOnObjectionAction(
  form: FormData,
): Promise<Result<null, RuleOnObjectionRefusal>> {
  const person = await currentPerson();
  const read = ruling.safeParse(Object.fromEntries(form));
  return read.success ? ruleOnObjection(person, read.data) : refuse('not-found');
}
