import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { Awaiting } from '@/domain/sessions/session-snapshot';
import { isHeard } from '@/domain/voting/terms';
import { VoteProgress } from './vote-progress';

type Props = { sessionId: string; item: Awaiting; delegationName: string | null };

/** One thing that awaits the reader, and the way to it. */
export function AwaitingItem({ sessionId, item, delegationName }: Props) {
  return (
    <li className="rounded-md border border-line border-l-4 border-l-accent bg-surface px-4 py-3.5 sm:px-5">
      {item.kind === 'vote' ? (
        <VoteAwaits sessionId={sessionId} vote={item.vote} delegationName={delegationName ?? ''} />
      ) : (
        <ReplyAwaits sessionId={sessionId} {...item} />
      )}
    </li>
  );
}

type VoteProps = {
  sessionId: string;
  vote: Extract<Awaiting, { kind: 'vote' }>['vote'];
  delegationName: string;
};

function VoteAwaits({ sessionId, vote, delegationName }: VoteProps) {
  const words = useTranslations('sessions');
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm text-muted">
          {words(vote.isStraw ? 'strawNumber' : 'voteNumber', { number: vote.number })}
          {' · '}
          <VoteProgress vote={vote} />
          {vote.closesAt !== null && (
            <>
              {' · '}
              {words('voteUntil')} <Moment at={vote.closesAt} look="short" />
            </>
          )}
        </p>
        <p className="font-serif text-lg leading-snug break-words">{vote.question}</p>
        <p className="text-sm">
          {words(isHeard(vote.method) ? 'questionAwaits' : 'voteAwaits', {
            delegation: delegationName,
          })}
        </p>
      </div>
      <LinkButton look="primary" prefetch={false} href={`/sessions/${sessionId}/votes/${vote.id}`}>
        {words(isHeard(vote.method) ? 'goQuestion' : 'goVote')}
        <span className="sr-only">: {vote.question}</span>
      </LinkButton>
    </div>
  );
}

type ReplyProps = { sessionId: string } & Omit<Extract<Awaiting, { kind: 'reply' }>, 'kind'>;

function ReplyAwaits({ sessionId, reply, draft }: ReplyProps) {
  const words = useTranslations('sessions');
  const { threadId, byName: name } = reply;
  const href = `/sessions/${sessionId}/drafts/${draft.id}?thread=${threadId}#thread-${threadId}`;
  const quote = reply.quote.length > 90 ? `${reply.quote.slice(0, 89)}…` : reply.quote;
  return (
    <>
      <p className="text-sm text-muted">
        {draftLabel(draft)}
        {' · '}
        <Moment at={reply.at} look="short" />
      </p>
      <p className="leading-snug break-words">
        <Link prefetch={false} href={href} className="link">
          {words('replyAwaits', { name, quote })}
        </Link>
      </p>
    </>
  );
}
