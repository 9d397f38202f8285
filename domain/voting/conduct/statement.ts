import { plainText } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';
import { rollCallAnswers, type RollCallAnswer } from '@/domain/voting/casting/ballot';
import type { PresetName } from '@/domain/voting/rules/presets';
import type { Deciding, Secrecy } from '@/domain/voting/terms';

/**
 * What a delegation says beside its vote: an explanation before the closing or after the
 * result, or a correction, which is a note and never changes the count [V43, V44].
 */
export const statementKinds = ['explanation-before', 'explanation-after', 'correction'] as const;

export type StatementKind = (typeof statementKinds)[number];

/** So long an explanation of vote may be, in characters. */
export const explanationMax = 5_000;

/** What is asked of a vote before a delegation speaks beside it. */
export type ExplainedVote = {
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly terms: { readonly secrecy: Secrecy; readonly deciding: Deciding };
};

/** The delegation that speaks: whether it is on the roll, and leads the draft voted on. */
export type Speaker = { readonly isOnRoll: boolean; readonly leadsDraft: boolean };

type SpeakingRefusal =
  | 'vote-not-open'
  | 'vote-not-published'
  | 'secret-no-statements'
  | 'not-on-roll';

export type ExplanationRefusal =
  | SpeakingRefusal
  | 'proposer-explains-not'
  | 'explanation-missing'
  | 'explanation-too-long';

/**
 * Reads an explanation of vote [V43]: before the closing or after the result, never in a
 * secret vote; under the rules of the General Assembly not by the delegation that
 * proposed the text.
 */
export function readExplanation(
  vote: ExplainedVote,
  speaker: Speaker,
  text: string,
): Result<{ kind: StatementKind; body: string }, ExplanationRefusal> {
  const silent = speakingRefusal(vote, speaker);
  if (silent) return refuse(silent);
  if (vote.closedAt !== null && vote.publishedAt === null) return refuse('vote-not-published');
  if (speaker.leadsDraft && barsProposer(vote.terms.deciding)) {
    return refuse('proposer-explains-not');
  }
  const body = plainText(text);
  if (body === '') return refuse('explanation-missing');
  if (body.length > explanationMax) return refuse('explanation-too-long');
  return accept({
    kind: vote.closedAt === null ? 'explanation-before' : 'explanation-after',
    body,
  });
}

const assemblyRules: readonly PresetName[] = ['ga-simple', 'ga-important'];

/** Whether the delegation that proposed the text may not explain its vote on it [V43]. */
export function barsProposer(deciding: Deciding): boolean {
  return deciding.method === 'threshold' && assemblyRules.some((rule) => rule === deciding.rule);
}

export type CorrectionRefusal = SpeakingRefusal | 'nothing-to-correct' | 'unknown-answer';

/**
 * Reads a correction, “had intended to vote …” [V44]: once the result is published, to a
 * question that was answered, never in a secret vote.
 *
 * @param counted what the delegation's vote counted as
 */
export function readCorrection(
  vote: ExplainedVote,
  speaker: Speaker,
  { counted, intended }: { counted: string; intended: string },
): Result<RollCallAnswer, CorrectionRefusal> {
  const silent = speakingRefusal(vote, speaker);
  if (silent) return refuse(silent);
  if (vote.publishedAt === null) return refuse('vote-not-published');
  if ('options' in vote.terms.deciding) return refuse('nothing-to-correct');
  const answer = rollCallAnswers.find((known) => known === intended);
  if (answer === undefined) return refuse('unknown-answer');
  return answer === counted ? refuse('nothing-to-correct') : accept(answer);
}

function speakingRefusal(vote: ExplainedVote, { isOnRoll }: Speaker): SpeakingRefusal | null {
  if (vote.openedAt === null) return 'vote-not-open';
  if (vote.terms.secrecy === 'secret') return 'secret-no-statements';
  return isOnRoll ? null : 'not-on-roll';
}
