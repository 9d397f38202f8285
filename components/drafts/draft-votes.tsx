import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { DraftVote } from '@/domain/drafts/draft-snapshot';
import { PartsFate } from './parts-fate';

type Props = { sessionId: string; votes: readonly DraftVote[] };

/** The votes a draft was put to; of a division, what became of its parts. */
export function DraftVotes({ sessionId, votes }: Props) {
  const words = useTranslations('drafts');
  if (votes.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4">
      {votes.map((vote) => (
        <li key={vote.id}>
          <Link
            className="link inline-flex min-h-6 items-center"
            href={`/sessions/${sessionId}/votes/${vote.id}`}
          >
            {words(vote.isStraw ? 'strawLink' : 'voteLink', { number: vote.number })}
          </Link>
          {vote.parts !== null && ` ${vote.parts}`}
          {vote.closedAt === null && ` (${words('voteOpen')})`}
          {vote.parts !== null && !vote.isStraw && vote.outcome !== null && (
            <>
              {' '}
              (<PartsFate outcome={vote.outcome} />)
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
