import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import type { Tone } from '@/components/ui/notice';
import type { VoteAtAGlance } from '@/domain/sessions/session-snapshot';

type Props = {
  sessionId: string;
  vote: VoteAtAGlance;
  /** The outcome in words. */
  outcome: string | null;
};

/** A closed vote in the list of its session. */
export function DecidedItem({ sessionId, vote, outcome }: Props) {
  const words = useTranslations('sessions');
  const { id, number, question, closedAt, tally, elected, isStraw } = vote;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm text-muted">
          {words(isStraw ? 'strawNumber' : 'voteNumber', { number })}
          {closedAt !== null && (
            <>
              {' · '}
              {words('closedAt')} <Moment at={closedAt} look="short" />
            </>
          )}
        </p>
        <h3 className="font-serif text-lg leading-snug font-semibold break-words">
          <Link
            prefetch={false}
            href={`/sessions/${sessionId}/votes/${id}`}
            className="hover:underline"
          >
            {question}
          </Link>
        </h3>
        {elected.length > 0 && <p className="mt-1 break-words">{elected.join(', ')}</p>}
        {vote.status === 'closed' && (
          <p className="mt-1 text-sm text-muted">{words('notPublished')}</p>
        )}
        {tally && <p className="mt-1 text-sm text-muted tabular-nums">{words('tally', tally)}</p>}
      </div>
      {outcome !== null && (
        <p className="pt-1">
          <Badge tone={isStraw ? 'neutral' : toneOf(vote.outcome)}>{outcome}</Badge>
        </p>
      )}
    </li>
  );
}

function toneOf(outcome: string | null): Tone {
  if (outcome === 'adopted' || outcome === 'elected') return 'positive';
  return outcome === 'rejected' || outcome === 'vetoed' ? 'negative' : 'caution';
}
