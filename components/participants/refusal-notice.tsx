import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Notice } from '@/components/ui/notice';
import type { DelegationFormRefusal } from '@/domain/sessions/delegation';
import type { PlaceRefusal } from '@/domain/sessions/participant';
import type { ProxyRefusal } from '@/domain/sessions/proxy';
import type { ReasonRefusal } from '@/domain/voting/conduct/ruling';

/** Every reason for which an act about participants or delegations is refused; each has words. */
export type ParticipantsRefusal =
  | DelegationFormRefusal
  | PlaceRefusal
  | ProxyRefusal
  | ReasonRefusal
  | 'proxy-not-given'
  | 'suspended-already'
  | 'not-suspended'
  | 'head-no-delegate'
  | 'head-already'
  | 'head-not'
  | 'sign-in-too-old'
  | 'short-name-taken'
  | 'looks-like-another'
  | 'has-participants'
  | 'leads-drafts'
  | 'mail-is-set-up'
  | 'administrators-own'
  | 'list-empty'
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'malformed';

/** Says why something was not done, right after it was tried. */
export function RefusalNotice({ refusal }: { refusal: ParticipantsRefusal }) {
  const words = useTranslations('participants');
  return (
    <Notice tone="negative" announce="assertive">
      {words(`refusals.${refusal}`)}
      {refusal === 'sign-in-too-old' && <SignInAgain />}
    </Notice>
  );
}
