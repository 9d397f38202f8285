'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { LiveStatusNotice } from '@/components/live/live-status-notice';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { Card, Section } from '@/components/ui/page';
import { voteTopic, type VoteSnapshot } from '@/domain/voting/vote-snapshot';
import type { CastAction } from './ballot-form';
import { CloseVote, type CloseAction } from './close-vote';
import { MyBallot, type MySeat } from './my-ballot';
import { RollCall } from './roll-call';
import { VerdictPanel } from './verdict-panel';
import { VoteCount } from './vote-count';

type Props = {
  rendered: VoteSnapshot;
  place: { sessionId: string; voteId: string };
  sha256: string | null;
  seat: MySeat;
  cast: CastAction;
  /** Only for those who may close. */
  close: CloseAction | null;
  /** The rule and the roll, beside the ballot. */
  terms: ReactNode;
  /** Downloads for after the closing. */
  recount: ReactNode;
  /** The sealed text. */
  children: ReactNode;
};

/**
 * A vote as it goes on: the count and the ballot while it is open, the verdict the
 * moment it closes, for everybody and without reloading.
 */
export function VoteRoom({
  rendered,
  place,
  sha256,
  seat,
  cast,
  close,
  terms,
  recount,
  children,
}: Props) {
  const words = useTranslations('votes');
  const vote = useLiveTopic(voteTopic(rendered.id), rendered);
  const { result } = vote;
  const missing = vote.cast === null ? null : vote.entitled - vote.cast;
  const { heading, ballot } = useFocusAfterClosing(result !== null);
  return (
    <>
      <LiveStatusNotice />
      <Announcement vote={vote} />
      {result && <VerdictPanel {...{ result, heading, closedAt: vote.closedAt }} />}
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 first:mt-0 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <aside
          ref={ballot}
          className="flex flex-col gap-6 lg:sticky lg:top-6 lg:order-2"
          aria-label={words('ballotTitle')}
        >
          {(!result || 'voter' in seat) && (
            <Card className="flex flex-col gap-6">
              {!result && <VoteCount vote={vote} />}
              <MyBallot {...{ seat, vote, place, sha256, cast }} />
              {close && !result && <CloseVote {...{ place, missing, close }} />}
            </Card>
          )}
          {terms}
        </aside>
        <div className="min-w-0 lg:order-1">
          {result && (
            <div className="mb-10">
              <Section title={words('rollCall')} id="roll-call">
                <RollCall rollCall={result.rollCall} vetoedBy={result.verdict.vetoedBy} />
              </Section>
              {recount}
            </div>
          )}
          {children}
        </div>
      </div>
    </>
  );
}

/** Says the verdict once, when it comes while somebody is on the page. */
function Announcement({ vote }: { vote: VoteSnapshot }) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const [wasOpen] = useState(vote.result === null);
  const outcome = vote.result?.verdict.outcome;
  return (
    <output className="sr-only">
      {wasOpen && outcome && words('announced', { outcome: verdict(`outcomes.${outcome}`) })}
    </output>
  );
}

/** When the form that had the focus is replaced by the verdict, the focus goes there. */
function useFocusAfterClosing(closed: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const ballot = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);

  useEffect(() => {
    const note = () => {
      hadFocus.current = ballot.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);

  useEffect(() => {
    const isLost = document.activeElement === document.body && hadFocus.current;
    if (closed && isLost) heading.current?.focus();
  }, [closed]);

  return { heading, ballot };
}
