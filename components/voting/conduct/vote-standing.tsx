'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import type { CalledOff } from '@/domain/voting/conduct/conduct';
import { useVote } from '@/components/voting/vote-context';
import { useRefusalInWords, type ConductRefusal } from './conduct-refused';

/** How a vote stands when it is not simply open: announced, paused, unpublished, called off. */
export function VoteStanding() {
  useRefreshAtOpening();
  return (
    <div className="mb-6 flex flex-col gap-3 empty:hidden">
      <Standing />
      <Parked />
      <OtherVotes />
    </div>
  );
}

/** What the page knows of a vote is made anew when it opens: its text, its roll, the ballot. */
function useRefreshAtOpening() {
  const { status } = useVote().vote;
  const before = useRef(status);
  const router = useRouter();
  useEffect(() => {
    if (before.current === 'scheduled' && status !== 'scheduled') router.refresh();
    before.current = status;
  }, [status, router]);
}

function Standing() {
  const words = useTranslations('conduct');
  const { vote } = useVote();
  switch (vote.status) {
    case 'scheduled':
      return (
        <Notice tone="accent" title={words('scheduledTitle')}>
          {vote.opensAt !== null && (
            <p className="text-lg font-medium">
              {words('opensAt')} <Moment at={vote.opensAt} />
            </p>
          )}
          <p>{words('scheduled')}</p>
        </Notice>
      );
    case 'paused':
      return (
        <Notice tone="caution" title={words('pausedTitle')} announce="polite">
          {words('paused')}
        </Notice>
      );
    case 'closed':
      return (
        <Notice tone="caution" title={words('closedTitle')} announce="polite">
          {words('closed')}
        </Notice>
      );
    case 'cancelled':
      return <WasCalledOff calledOff={vote.conduct.calledOff} />;
    case 'voting':
    case 'published':
      return null;
    default:
      return vote.status satisfies never;
  }
}

/** A vote whose time has come, but which could not be counted. */
function Parked() {
  const words = useTranslations('votes');
  const { parkedBecause, closedAt } = useVote().vote;
  if (parkedBecause === null || closedAt !== null) return null;
  return (
    <Notice tone="negative" title={words('parkedTitle')} announce="polite">
      <p>{words(`closeRefusals.${parkedBecause}`)}</p>
      <p>{words('parked')}</p>
    </Notice>
  );
}

function WasCalledOff({ calledOff }: { calledOff: CalledOff | null }) {
  const words = useTranslations('conduct');
  const inWords = useRefusalInWords();
  const because = calledOff?.because ?? null;
  return (
    <Notice tone="negative" title={words('cancelledTitle')}>
      {because === null
        ? calledOff?.reason
        : words('couldNotOpen', { reason: inWords(because as ConductRefusal) })}
    </Notice>
  );
}

/** The vote that this one repeats after a tie or a first round, and the one that repeats it. */
function OtherVotes() {
  const words = useTranslations('conduct');
  const { vote, place, terms } = useVote();
  const { secondOf, second } = vote.conduct;
  const isRound = 'options' in terms.deciding;
  const votes = `/sessions/${place.sessionId}/votes`;
  return (
    <>
      {secondOf && (
        <Notice tone="neutral">
          <p>{words(isRound ? 'roundOf' : 'secondOf', { number: secondOf.number })}</p>
          <Link href={`${votes}/${secondOf.id}`} className="link">
            {words('first', { number: secondOf.number })}
          </Link>
        </Notice>
      )}
      {second && (
        <Notice tone="neutral">
          <Link href={`${votes}/${second.id}`} className="link">
            {words(isRound ? 'round' : 'second', { number: second.number })}
          </Link>
        </Notice>
      )}
    </>
  );
}
