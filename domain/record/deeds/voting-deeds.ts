import { about } from '@/domain/record/deed-shape';
import {
  anything,
  byName,
  flag,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  text,
} from '@/domain/record/shape';

/** Which vote, as people call it. */
const vote = { number };

const terms = {
  ...vote,
  question: text,
  isStraw: flag,
  secrecy: text,
  meanwhile: text,
  castBy: text,
  closesWhenAll: flag,
  publishes: text,
  blocks: listOf(text),
  sha256: orNull(text),
  method: text,
  rule: anything,
  options: orNull(listOf(anything)),
  seats: orNull(number),
};

const rollLine = object({
  voter: text,
  name: text,
  weight: text,
  groups: listOf(text),
  entitled: flag,
});

/** What a vote came to, and what was counted or heard [V18]. */
const result = {
  outcome: text,
  reason: text,
  tally: orNull(byName(text)),
  inequality: text,
  vetoedBy: listOf(text),
  elected: listOf(text),
  tiedWinners: listOf(text),
  // Counted: how everybody voted; of a secret vote who took part, and apart from it the ballots.
  voted: listOf(text),
  ballots: listOf(anything),
  // Heard, in a decision without a vote.
  format: text,
  method: text,
  roll: listOf(anything),
  startedAt: text,
  deadlineAt: orNull(text),
  extensions: listOf(anything),
  notified: byName(text),
  objections: listOf(anything),
};

/** What the chair did with a vote. */
const chairDeeds = {
  'announce-vote': about('vote', { ...terms, opensAt: text }),
  'cancel-vote': about(
    'vote',
    { ...vote, question: text, automatic: flag, because: orNull(text) },
    { personal: { reason: orNull(text) } },
  ),
  'open-vote': about(
    'vote',
    { ...terms, closesAt: orNull(text), roll: listOf(rollLine) },
    { mayTell: { draft: number, version: orNull(number) } },
  ),
  'pause-vote': about('vote', { ...vote, question: text }),
  'resume-vote': about('vote', { ...vote, question: text, closesAt: orNull(text) }),
  'close-vote': about(
    'vote',
    {
      ...vote,
      question: text,
      sha256: orNull(text),
      closedAt: text,
      atDeadline: flag,
      withLastBallot: flag,
    },
    { mayTell: result },
  ),
  'publish-vote': about(
    'vote',
    { ...vote, question: text, sha256: orNull(text) },
    { mayTell: result },
  ),
  'settle-by-lot': about('vote', {
    ...vote,
    question: text,
    drawn: oneOf('room', 'server'),
    lot: listOf(text),
    outcome: text,
    elected: listOf(text),
    inequality: text,
  }),
  'draw-lot': about('vote', { ...vote, name: text, delegation: text, among: listOf(text) }),
  'make-ruling': about(
    'vote',
    { ...vote, name: text, delegation: text, ruling: text },
    { personal: { reason: text } },
  ),
  'lift-ruling': about('vote', { ...vote, name: text, delegation: text, ruling: text }),
  'rule-on-objection': about(
    'vote',
    { ...vote, delegation: text, standing: oneOf('resolved', 'unfounded') },
    { personal: { reason: text } },
  ),
  'extend-silence': about(
    'vote',
    { ...vote, from: text, until: text },
    { personal: { reason: text } },
  ),
} as const;

/** What is put on the record of votes and of decisions without one. */
export const votingDeeds = {
  ...chairDeeds,
  'cast-ballot': about('vote', { ...vote, delegation: text, changed: flag }),
  'explain-vote': about(
    'vote',
    { ...vote, name: text, delegation: text, kind: text },
    { personal: { body: text } },
  ),
  'correct-vote': about('vote', { ...vote, name: text, delegation: text, kind: text, body: text }),
  object: about('vote', { ...vote, delegation: text }, { personal: { reason: text } }),
  'withdraw-objection': about('vote', { ...vote, delegation: text }),
  'prove-told': about('vote', { ...vote, delegation: text, by: oneOf('page', 'mail') }),
  indicate: about('draft', { number, delegation: text, takenBack: flag }),
} as const;
