import type { Act } from '@/domain/sessions/acts';
import { isAsked } from '@/server/auth/asking';
import { allowAttempt } from '@/server/auth/attempts';

/** What somebody does by hand, however quick they are; a script would do more. */
const actsPerMinute = { max: 120, minutes: 1 };
/** Words that everybody is sent. */
const commentsPerMinute = { max: 20, minutes: 1 };
const commentsPerHour = { max: 300, minutes: 60 };
/** Readings in a session: a page asks for some at once. */
const readingsPerMinute = { max: 1_200, minutes: 1 };

/** Changes of one ballot: each stays on the record. */
const ballotChanges = { max: 10, minutes: 10 };

const isComment: Partial<Record<Act, true>> = {
  'open-thread': true,
  reply: true,
  'edit-comment': true,
  'delete-comment': true,
};

/**
 * May this person do one more thing now? Counted per person over all their tabs, in each
 * process by itself. What the process does of its own accord, it is not asked for.
 */
export function mayActAgain(personId: string, act: Act): boolean {
  if (!isAsked()) return true;
  if (act.startsWith('read-')) return allowAttempt(`reads ${personId}`, readingsPerMinute);
  if (!isComment[act]) return allowAttempt(`acts ${personId}`, actsPerMinute);
  return (
    allowAttempt(`comments ${personId}`, commentsPerMinute) &&
    allowAttempt(`comments an hour ${personId}`, commentsPerHour)
  );
}

/** May a person cast, or change, this ballot once more now? */
export function mayCastAgain(personId: string, voteId: string, delegationId: string): boolean {
  return !isAsked() || allowAttempt(`ballot ${voteId} ${delegationId} ${personId}`, ballotChanges);
}
