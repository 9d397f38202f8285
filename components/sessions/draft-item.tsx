import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/notice';
import { draftLabel } from '@/domain/drafts/draft-label';
import type {
  DraftAtAGlance,
  DraftStatusAtAGlance,
  VoteAtAGlance,
} from '@/domain/sessions/session-snapshot';
import { VoteProgress } from './vote-progress';

const tones: Record<DraftStatusAtAGlance, Tone> = {
  drafting: 'neutral',
  sealed: 'caution',
  voting: 'accent',
  adopted: 'positive',
  rejected: 'negative',
  withdrawn: 'neutral',
};

type Props = { sessionId: string; draft: DraftAtAGlance; vote: VoteAtAGlance | undefined };

/** A draft in the list of its session, with the vote on it while one is open. */
export function DraftItem({ sessionId, draft, vote }: Props) {
  const words = useTranslations('sessions');
  const { id, number, kind, title, status, lead, openThreads } = draft;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-sm text-muted">
          {draftLabel({ kind, number })} · {words(`kinds.${kind}`)}
        </p>
        <h3 className="font-serif text-lg leading-snug font-semibold break-words">
          <Link
            prefetch={false}
            href={`/sessions/${sessionId}/drafts/${id}`}
            className="hover:underline"
          >
            {title}
          </Link>
        </h3>
        <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
          {lead && <span>{words('lead', { delegation: lead.name })}</span>}
          {openThreads > 0 && <span>{words('openThreads', { count: openThreads })}</span>}
          {vote && (
            <Link
              prefetch={false}
              href={`/sessions/${sessionId}/votes/${vote.id}`}
              className="link"
            >
              {words(vote.isStraw ? 'strawNumber' : 'voteNumber', { number: vote.number })}
              {' · '}
              <VoteProgress vote={vote} />
            </Link>
          )}
        </p>
      </div>
      <p className="pt-1">
        <Badge tone={tones[status]}>{words(`statuses.${status}`)}</Badge>
      </p>
    </li>
  );
}
