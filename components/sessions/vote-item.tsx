import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { VoteAtAGlance } from '@/domain/sessions/session-snapshot';
import { VoteProgress } from './vote-progress';

/** A vote under way that is about no draft: a question, or a choice. */
export function VoteItem({ sessionId, vote }: { sessionId: string; vote: VoteAtAGlance }) {
  const words = useTranslations('sessions');
  return (
    <li className="py-4">
      <p className="text-sm text-muted">
        {words(vote.isStraw ? 'strawNumber' : 'voteNumber', { number: vote.number })}
        {' · '}
        <VoteProgress vote={vote} />
      </p>
      <h3 className="font-serif text-lg leading-snug font-semibold break-words">
        <Link
          prefetch={false}
          href={`/sessions/${sessionId}/votes/${vote.id}`}
          className="hover:underline"
        >
          {vote.question}
        </Link>
      </h3>
    </li>
  );
}
