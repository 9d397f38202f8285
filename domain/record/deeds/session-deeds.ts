import { roles } from '@/domain/sessions/roles';
import { about } from '@/domain/record/deed-shape';
import { anything, byName, flag, listOf, object, oneOf, orNull, text } from '@/domain/record/shape';

/** What an edit changed, field by field. */
const changes = byName(object({ from: anything, to: anything }));

const terms = { title: text, purpose: text, languages: listOf(text), defaultRule: text };

const delegation = { name: text, shortName: text, weight: text, groups: listOf(text) };

/** A place in a session, in words that stay true when the delegation is gone. */
const place = { role: oneOf(...roles), delegation: orNull(text) };

const somebody = { personal: { name: text } };

/** What is put on the record of a session, its delegations and its participants. */
export const sessionDeeds = {
  'create-session': about('session', terms),
  'edit-session': about('session', { title: text, changes }),

  'add-delegation': about('delegation', delegation),
  'edit-delegation': about('delegation', { name: text, changes }),
  'remove-delegation': about('delegation', delegation),
  'suspend-seat': about(
    'delegation',
    { name: text, proxiesEnded: listOf(text) },
    { personal: { reason: text } },
  ),
  'restore-seat': about('delegation', { name: text }, { personal: { reason: text } }),
  'give-proxy': about('delegation', { name: text, holder: text }),
  'withdraw-proxy': about('delegation', { name: text, holder: text }),

  'appoint-head': about('participant', place, somebody),
  'dismiss-head': about('participant', place, somebody),
  // The address stays out: it is nobody's to read here.
  'invite-participant': about(
    'participant',
    { again: flag, ...place },
    { personal: { name: text, personId: text } },
  ),
  'change-role': about('participant', { from: object(place), to: object(place) }, somebody),
  'remove-participant': about('participant', place, somebody),
  'copy-sign-in-link': about('participant', {}, somebody),
} as const;
