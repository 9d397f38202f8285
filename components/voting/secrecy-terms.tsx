import { useTranslations } from 'next-intl';
import { isSecret, isTooFewForSecrecy } from '@/domain/voting/casting/secrecy';
import type { VoteTerms } from '@/domain/voting/terms';

type Props = {
  terms: Pick<VoteTerms, 'secrecy' | 'meanwhile'>;
  /** How many have a vote. */
  voters: number;
};

/** How secret a vote is and what is seen meanwhile, in plain words and without promising more. */
export function SecrecyTerms({ terms, voters }: Props) {
  const words = useTranslations('secrecy');
  return (
    <div>
      <dt className="text-sm font-semibold">{words('title')}</dt>
      <dd className="mt-0.5 flex flex-col gap-1.5">
        <p>
          <span className="font-medium">{words(`levels.${terms.secrecy}`)}.</span>{' '}
          {words(`meanings.${terms.secrecy}`)} {words(`meanwhile.${terms.meanwhile}`)}
        </p>
        {isTooFewForSecrecy(terms, voters) && (
          <p className="border-s-4 border-caution ps-3 text-caution">
            <span className="font-medium">{words('fewTitle', { count: voters })}</span>{' '}
            {words('few')}
          </p>
        )}
        {isSecret(terms) && <p className="text-sm text-muted">{words('administrator')}</p>}
        <p className="text-sm text-muted">{words('fixed')}</p>
      </dd>
    </div>
  );
}
