'use client';

import { useTranslations } from 'next-intl';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Section } from '@/components/ui/page';
import {
  awaiting,
  decided,
  sessionTopic,
  underway,
  isUnderway,
  votesUnderway,
  type SessionSnapshot,
} from '@/domain/sessions/session-snapshot';
import { AwaitingItem } from './awaiting-item';
import { DecidedItem } from './decided-item';
import { DraftItem } from './draft-item';
import { VoteItem } from './vote-item';
import { useRefreshOnReturn } from './use-refresh-on-return';

type Props = {
  sessionId: string;
  rendered: SessionSnapshot;
  me: {
    participantId: string;
    delegationId: string | null;
    delegationName: string | null;
    /** The open votes in which my delegation has voted. */
    votedIn: readonly string[];
  };
  mayCreateDraft: boolean;
  mayOpenVote: boolean;
  /** The outcomes of votes in words, from the part of the words that is about verdicts. */
  outcomeWords: Readonly<Record<string, string>>;
  /** Those of straw polls, which decide nothing. */
  strawWords: Readonly<Record<string, string>>;
};

/** A session at a glance: what awaits me, what is being written, what was decided. Live. */
export function SessionGlance({
  sessionId,
  rendered,
  me,
  mayCreateDraft,
  mayOpenVote,
  outcomeWords,
  strawWords,
}: Props) {
  const words = useTranslations('sessions');
  const snapshot = useLiveTopic(sessionTopic(sessionId), rendered);
  const mine = awaiting(snapshot, me);
  useRefreshOnReturn(mine.some(({ kind }) => kind === 'vote'));
  const written = underway(snapshot);
  const closed = decided(snapshot);
  const withdrawn = snapshot.drafts.filter(({ status }) => status === 'withdrawn');
  const place = { sessionId, delegationName: me.delegationName };
  const newDraft = mayCreateDraft && (
    <LinkButton href={`/sessions/${sessionId}/drafts/new`}>{words('newDraft')}</LinkButton>
  );
  return (
    <>
      <Section title={words('awaitsTitle')} id="awaiting">
        {mine.length === 0 && <p className="text-muted">{words('awaitsNothing')}</p>}
        <ul className="flex flex-col gap-3 empty:hidden">
          {mine.map((item) => (
            <AwaitingItem
              key={item.kind === 'vote' ? item.vote.id : item.reply.threadId}
              item={item}
              {...place}
            />
          ))}
        </ul>
      </Section>
      <Section
        title={words('underwayTitle')}
        id="underway"
        actions={written.length > 0 ? newDraft : undefined}
      >
        {written.length === 0 && (
          <EmptyState title={words('underwayNothing')} action={newDraft || undefined}>
            {words('underwayNothingLead')}
          </EmptyState>
        )}
        <ul className="divide-y divide-line empty:hidden">
          {written.map((draft) => (
            <DraftItem
              key={draft.id}
              sessionId={sessionId}
              draft={draft}
              vote={snapshot.votes.find((vote) => vote.draftId === draft.id && isUnderway(vote))}
            />
          ))}
        </ul>
        <ul className="divide-y divide-line border-t border-line empty:hidden">
          {votesUnderway(snapshot).map((vote) => (
            <VoteItem key={vote.id} sessionId={sessionId} vote={vote} />
          ))}
        </ul>
      </Section>
      <Section
        title={words('decidedTitle')}
        id="decided"
        actions={
          mayOpenVote && (
            <LinkButton href={`/sessions/${sessionId}/votes/new`}>{words('newVote')}</LinkButton>
          )
        }
      >
        {closed.length === 0 && <p className="text-muted">{words('decidedNothing')}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {closed.map(({ vote }) => (
            <DecidedItem
              key={vote.id}
              sessionId={sessionId}
              vote={vote}
              outcome={(vote.isStraw ? strawWords : outcomeWords)[vote.outcome ?? ''] ?? null}
            />
          ))}
        </ul>
        {withdrawn.length > 0 && (
          <details className="mt-4 border-t border-line pt-2">
            <summary className="inline-flex min-h-11 items-center text-sm text-muted">
              {words('withdrawnTitle', { count: withdrawn.length })}
            </summary>
            <ul className="divide-y divide-line">
              {withdrawn.map((draft) => (
                <DraftItem key={draft.id} sessionId={sessionId} draft={draft} vote={undefined} />
              ))}
            </ul>
          </details>
        )}
      </Section>
    </>
  );
}
