import type { Result } from '@/domain/result';
import type { ObjectionRefusal } from '@/domain/voting/heard/accept-objection';

/** Why a word in a decision without a vote was not taken; each has its sentence. */
export type DecisionRefusal =
  | ObjectionRefusal
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'sign-in-too-old'
  | 'no-deadline'
  | 'unknown-deadline'
  | 'not-reached';

export type DecisionAction = (form: FormData) => Promise<Result<null, DecisionRefusal>>;
