import { useTranslations } from 'next-intl';
import { useRuleWords } from '@/components/voting/rule-words';
import { isHeard, type Deciding, type VoteTerms } from '@/domain/voting/terms';

/** Which vote, and its terms, in one line: how it is decided, and how secret it is. */
export function TermsLine({ terms, place }: { terms: VoteTerms; place: string }) {
  const words = useTranslations('projector');
  const method = useMethodName();
  const parts = [
    place,
    terms.isStraw && words('straw'),
    method(terms.deciding),
    // A state and a kind of ballot must not be one word: "open" above "Adopted" says two things.
    !isHeard(terms.deciding.method) && words(`ballots.${terms.secrecy}`),
  ].filter((part) => part !== false);
  return (
    <p className="wall-terms">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}

function useMethodName(): (deciding: Deciding) => string {
  const [verdict, decisions] = [useTranslations('verdict'), useTranslations('decisions')];
  const inWords = useRuleWords();
  return (deciding) => {
    if (deciding.method === 'threshold') return inWords(deciding.rule).name;
    if ('options' in deciding) return verdict(`methods.${deciding.method}`);
    return decisions(`methods.${deciding.method}.name`);
  };
}
