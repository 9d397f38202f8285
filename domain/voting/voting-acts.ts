import { allWhoWork, organisers, type ActDeclarations } from '@/domain/sessions/declare-acts';

/** The chair's, for now: acts that decide for everybody on a vote. */
const presiding = { by: ['chair'], weighty: true, presiding: true } as const;

/** What can be done with votes, and with decisions that need none. */
export const votingActs = {
  'announce-vote': presiding,
  'cancel-vote': presiding,
  'open-vote': presiding,
  'pause-vote': presiding,
  'resume-vote': presiding,
  'close-vote': presiding,
  'publish-vote': presiding,
  'settle-by-lot': presiding,
  'draw-lot': presiding,
  'make-ruling': presiding,
  'lift-ruling': presiding,
  'rule-on-objection': presiding,
  'extend-silence': presiding,

  'cast-ballot': { by: ['delegate'] },
  'explain-vote': { by: ['delegate'] },
  'correct-vote': { by: ['delegate'] },
  object: { by: ['delegate'] },
  'withdraw-objection': { by: ['delegate'] },

  indicate: { by: allWhoWork },
  'read-indications': { by: organisers, unrecorded: true },
} as const satisfies ActDeclarations;
