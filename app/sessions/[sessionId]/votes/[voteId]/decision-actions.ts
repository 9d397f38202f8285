'use server';

import { ask } from '@/app/ask';
import { extension, objection, objectionRuling, votePlace } from '@/server/voting/requests';
import { ruleOnObjection } from '@/server/voting/rule-on-objection';
import { extendSilence } from '@/server/voting/without-vote/extend-silence';
import { raiseObjection, withdrawOwnObjection } from '@/server/voting/without-vote/raise-objection';

/** Raises an objection for the signed-in person's delegation. */
export async function objectAction(form: FormData) {
  return ask({ schema: objection, unread: 'not-found' }, form, raiseObjection);
}

/** Withdraws the objection of the signed-in person's delegation. */
export async function withdrawObjectionAction(form: FormData) {
  return ask({ schema: votePlace, unread: 'not-found' }, form, withdrawOwnObjection);
}

/** Gives a silence procedure a later deadline, as the chair. */
export async function extendSilenceAction(form: FormData) {
  return ask({ schema: extension, unread: 'unknown-deadline' }, form, extendSilence);
}

/** Rules on an objection in a round of consent, as the chair. */
export async function ruleOnObjectionAction(form: FormData) {
  return ask({ schema: objectionRuling, unread: 'not-found' }, form, ruleOnObjection);
}
