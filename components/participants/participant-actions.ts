import type { Result } from '@/domain/result';
import type { ParticipantsRefusal } from './refusal-notice';

/** A server action behind a form about participants or delegations. */
export type FormAction<Value> = (
  last: Result<Value, ParticipantsRefusal> | null,
  form: FormData,
) => Promise<Result<Value, ParticipantsRefusal>>;

/** What whoever runs a session may do to its participants; each is a server action. */
export type ParticipantActions = {
  changeRole: FormAction<null>;
  remove: FormAction<null>;
  appointHead: FormAction<null>;
  dismissHead: FormAction<null>;
  copyLink: FormAction<{ link: string }>;
};
