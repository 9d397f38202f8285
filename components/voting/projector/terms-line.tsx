import { useTranslations } from 'next-intl';
import { useRuleWords } from '@/components/voting/rule-words';
import { isHeard, type Deciding, type VoteTerms } from '@/domain/voting/terms';

/** The terms in one line: how it is decided, and how secret it is. */
export function TermsLine({ terms }: { terms: VoteTerms }) {
  const [words, secrecy] = [useTranslations('projector'), useTranslations('secrecy')];
  const method = useMethodName();
  const parts = [
    terms.isStraw && words('straw'),
    method(terms.deciding),
    !isHeard(terms.deciding.method) && secrecy(`levels.${terms.secrecy}`),
  ].filter((part) => part !== false);
  return <p className="text-[clamp(1.125rem,2vw,2.25rem)] text-muted">{parts.join(' · ')}</p>;
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
