import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Notice } from '@/components/ui/notice';
import type messages from '@/messages/en.json';

type Refusals = (typeof messages)['conduct']['refusals'];
type OpeningRefusals = (typeof messages)['votes']['openRefusals'];

/** Why an act on a vote was refused; each has its sentence. */
export type ConductRefusal = keyof Refusals | keyof OpeningRefusals;

/** Says why nothing was done, right after it was tried. */
export function ConductRefused({ refusal }: { refusal: ConductRefusal }) {
  const inWords = useRefusalInWords();
  return (
    <Notice tone="negative" announce="assertive">
      {inWords(refusal)}
      {refusal === 'sign-in-too-old' && <SignInAgain />}
    </Notice>
  );
}

/** A refusal in a sentence: of the conduct of a vote, else of its opening. */
export function useRefusalInWords(): (refusal: ConductRefusal) => string {
  const [words, votes] = [useTranslations('conduct'), useTranslations('votes')];
  return (refusal) =>
    words.has(`refusals.${refusal as keyof Refusals}`)
      ? words(`refusals.${refusal as keyof Refusals}`)
      : votes(`openRefusals.${refusal as keyof OpeningRefusals}`);
}
