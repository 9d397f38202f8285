import { useTranslations } from 'next-intl';
import type { ChosenRule } from '@/domain/voting/rules/own-rule';
import { ruleOfSecondVote } from '@/domain/voting/conduct/second-vote';
import type { VoteTerms as VoteTermsChosen } from '@/domain/voting/terms';
import { ChoiceTerms } from './choice-terms';
import { ConductTerms } from './conduct/conduct-terms';
import { RollList, type RollListLine } from './conduct/roll-list';
import { useRuleWords } from './rule-words';
import { SecrecyTerms } from './secrecy-terms';

type Props = {
  terms: VoteTermsChosen;
  roll: readonly RollListLine[];
  /** A second vote after a tie: equal again, it is lost. */
  isSecond: boolean;
};

/** What was fixed when the vote opened: the rule in words, who may vote, what is shown when. */
export function VoteTerms({ terms, roll, isSecond }: Props) {
  const words = useTranslations('votes');
  const decisions = useTranslations('decisions');
  const inWords = useRuleWords();
  return (
    <dl className="flex flex-col gap-5 text-[0.9375rem]">
      <div>
        <dt className="text-sm font-semibold">
          {words('options' in terms.deciding ? 'methodTitle' : 'ruleTitle')}
        </dt>
        <dd className="mt-0.5">
          {terms.deciding.method === 'threshold' && (
            <>
              <span className="font-medium">{inWords(terms.deciding.rule).name}.</span>{' '}
              <RuleInWords rule={terms.deciding.rule} isSecond={isSecond} />
            </>
          )}
          {terms.deciding.method === 'consent' && (
            <>
              <span className="font-medium">{decisions('methods.consent.name')}.</span>{' '}
              {decisions('consentRule')}
            </>
          )}
          {'options' in terms.deciding && <ChoiceTerms deciding={terms.deciding} />}
        </dd>
      </div>
      <SecrecyTerms terms={terms} voters={roll.filter(({ entitled }) => entitled).length} />
      <ConductTerms terms={terms} />
      <div>
        <dt className="text-sm font-semibold">{words('rollTitle')}</dt>
        <dd className="mt-0.5">
          <details>
            <summary className="min-h-6">{words('rollCount', { count: roll.length })}</summary>
            <p className="mt-2 text-sm text-muted">{words('rollFrozen')}</p>
            <RollList roll={roll} />
          </details>
        </dd>
      </div>
    </dl>
  );
}

/** What the rule asks for; of a second vote after a tie that equal again is lost. */
function RuleInWords({ rule, isSecond }: { rule: ChosenRule; isSecond: boolean }) {
  const words = useTranslations('verdict');
  const inWords = useRuleWords();
  if (isSecond && rule === 'ga-simple') return words('secondVoteRule');
  const second = isSecond ? ruleOfSecondVote(rule) : rule;
  const isWritten = typeof second === 'string' || 'name' in second;
  return inWords(isWritten ? second : { name: '', rule: second }).formula;
}
