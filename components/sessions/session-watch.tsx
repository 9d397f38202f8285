'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LiveStatusNotice } from '@/components/live/live-status-notice';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { useTurnedAway } from '@/components/live/use-turned-away';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { sessionTopic, type SessionSnapshot } from '@/domain/sessions/session-snapshot';

type Props = {
  sessionId: string;
  /** What this page was rendered with. */
  peopleSequence: number;
  place: string;
};

/** Nothing is known yet, and anything the server says is newer. */
const nothingYet: SessionSnapshot = {
  revision: -1,
  peopleSequence: 0,
  drafts: [],
  votes: [],
  replies: [],
};

/**
 * Watches who takes part and how: asks the server for the page again when that changed,
 * and tells the reader when it changed for them, above whatever page they are on.
 */
export function SessionWatch({ sessionId, peopleSequence, place }: Props) {
  const words = useTranslations('sessions');
  const router = useRouter();
  const topic = sessionTopic(sessionId);
  const live = useLiveTopic(topic, nothingYet);
  const isAway = useTurnedAway(topic.name);
  const [knownPlace, setKnownPlace] = useState(place);
  const [hasMoved, setHasMoved] = useState(false);
  if (place !== knownPlace) {
    setKnownPlace(place);
    setHasMoved(true);
  }

  useEffect(() => {
    if (live.peopleSequence > peopleSequence) router.refresh();
  }, [live.peopleSequence, peopleSequence, router]);

  return (
    <div className="no-print sticky top-0 z-30 mx-auto flex w-full max-w-6xl flex-col gap-3 px-4 pt-4 empty:hidden sm:px-6">
      {isAway && (
        <Notice tone="negative" announce="assertive" title={words('removedTitle')}>
          <p className="mb-3">{words('removedLead')}</p>
          <LinkButton href="/">{words('title')}</LinkButton>
        </Notice>
      )}
      {hasMoved && !isAway && (
        <Notice tone="accent" announce="polite">
          {words('roleChanged', { place })}
        </Notice>
      )}
      {!isAway && <LiveStatusNotice />}
    </div>
  );
}
