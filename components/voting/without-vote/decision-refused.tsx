import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Notice } from '@/components/ui/notice';
import type { DecisionRefusal } from './decision-action';

/** Why something was not taken; nothing where it was. */
export function DecisionRefused({ refusal }: { refusal: DecisionRefusal | null }) {
  const words = useTranslations('decisions');
  if (!refusal) return null;
  return (
    <Notice tone="negative" title={words('refusedTitle')} announce="assertive">
      {words(`refusals.${refusal}`)}
      {refusal === 'sign-in-too-old' && <SignInAgain />}
    </Notice>
  );
}
