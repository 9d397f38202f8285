import { z } from 'zod';
import { reasonMax, rollCallAnswers } from '@/domain/voting/casting/ballot';

/** Which vote of which session. */
export const votePlace = z.object({ sessionId: z.uuid(), voteId: z.uuid() });

// Texts are somewhat longer than they may be, so that what is too long gets its own sentence.
const text = z.string().max(20_000).catch('');
const reason = z
  .string()
  .max(reasonMax * 5)
  .default('');

/** A ballot without its marks, and the hash of the text that its voter had before them. */
export const ballot = votePlace.extend({
  delegationId: z.uuid().optional(),
  sha256: z
    .string()
    .max(64)
    .transform((hash) => (hash === '' ? null : hash)),
});

/** An announced vote that is to be called off, with the reason. */
export const calledOffVote = votePlace.extend({ reason: text });

/** A ruling about a delegation. */
export const newRuling = votePlace.extend({ delegationId: text, kind: text, reason: text });

/** Which ruling. */
export const rulingPlace = votePlace.extend({ rulingId: text });

/** An explanation of a vote. */
export const explanation = votePlace.extend({ text });

/** A correction of a vote: what had been intended. */
export const correction = votePlace.extend({ intended: text });

/** An objection to a decision without a vote. */
export const objection = votePlace.extend({ reason });

/** A later deadline of a silence procedure. */
export const extension = votePlace.extend({ hours: z.coerce.number().int(), reason });

/** A ruling on an objection in a round of consent. */
export const objectionRuling = votePlace.extend({
  voter: z.string().max(200),
  standing: z.enum(['resolved', 'unfounded']),
  reason,
});

/** An order of all options that was drawn in the room, as the form of a ranking sends it. */
export const drawnOrder = z.object({ ranking: z.array(z.array(z.string().max(40)).length(1)) });

/** How a delegation means to vote on a draft; an empty answer takes back what was said. */
export const indication = z.object({
  sessionId: z.uuid(),
  draftId: z.uuid(),
  delegationId: z.uuid(),
  answer: z.union([z.enum(rollCallAnswers), z.literal('').transform(() => null)]),
});
