'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { LiveStatusNotice } from '@/components/live/live-status-notice';
import { Card, Section } from '@/components/ui/page';
import { isSecret } from '@/domain/voting/casting/secrecy';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import type { CastAction, Seat } from './ballot-form';
import { MyBallot, type MySeat } from './my-ballot';
import { RollCall } from './roll-call';
import { VerdictPanel } from './verdict-panel';
import { useVote } from './vote-context';
import { VoteCount } from './vote-count';
import { WhoHasVoted } from './who-has-voted';

type Props = {
  seat: MySeat;
  /** The seats whose proxies the reader's delegation holds. */
  held: readonly (Seat & { voter: string })[];
  cast: CastAction;
  /** Under the ballot: what the chair can do with this vote. */
  acts: ReactNode;
  /** Beside the text: the rule, the secrecy, the roll. */
  terms: ReactNode;
  /** Between the roll call and the text: what belongs to the result. */
  afterwards: ReactNode;
  /** What is voted on. */
  children: ReactNode;
};

/**
 * A vote as it goes on: the count and the ballot while it is open, the verdict the
 * moment it closes, for everybody and without reloading. Panels ask `useVote`.
 */
export function VoteRoom({ seat, held, cast, acts, terms, afterwards, children }: Props) {
  const words = useTranslations('votes');
  const secrecy = useTranslations('secrecy');
  const { vote, terms: chosen } = useVote();
  const { result, status } = vote;
  const isOpen = status === 'voting' || status === 'paused';
  const { heading, ballot } = useFocusAfterClosing(result !== null);
  return (
    <>
      <LiveStatusNotice />
      <Announcement vote={vote} />
      {result && <VerdictPanel {...{ result, terms: chosen, heading, closedAt: vote.closedAt }} />}
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 first:mt-0 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <aside
          ref={ballot}
          className="flex flex-col gap-6 lg:sticky lg:top-6 lg:order-2"
          aria-label={words('ballotTitle')}
        >
          {(isOpen || (result && 'voter' in seat)) && (
            <Card className="no-print flex flex-col gap-6">
              {isOpen && <VoteCount vote={vote} />}
              <MyBallot {...{ seat, cast }} />
            </Card>
          )}
          {(isOpen || result) &&
            held.map((line) => <HeldBallot key={line.voter} {...{ line, cast }} />)}
          <div className="no-print flex flex-wrap gap-3 empty:hidden">{acts}</div>
          {terms}
        </aside>
        <div className="min-w-0 lg:order-1">
          <WhoHasVoted />
          {result && (
            <div className="mb-10">
              <Section
                title={isSecret(chosen) ? secrecy('whoTookPart') : words('rollCall')}
                id="roll-call"
              >
                <RollCall rollCall={result.rollCall} vetoedBy={result.verdict.vetoedBy} />
              </Section>
              {afterwards}
            </div>
          )}
          {children}
        </div>
      </div>
    </>
  );
}

/** The ballot of a delegation that gave its vote to the reader's. */
function HeldBallot({ line, cast }: { line: Seat & { voter: string }; cast: CastAction }) {
  const words = useTranslations('conduct');
  return (
    <Card className="no-print flex flex-col gap-4">
      <h2 className="font-serif text-lg font-semibold">
        {words('heldTitle', { name: line.delegationName })}
      </h2>
      <MyBallot seat={line} cast={cast} />
    </Card>
  );
}

/** Says the verdict once, when it comes while somebody is on the page. */
function Announcement({ vote }: { vote: VoteSnapshot }) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const [wasOpen] = useState(vote.result === null);
  const { isStraw } = useVote().terms;
  const outcome = vote.result?.verdict.outcome;
  const told = isStraw ? 'strawOutcomes' : 'outcomes';
  return (
    <output className="sr-only">
      {wasOpen && outcome && words('announced', { outcome: verdict(`${told}.${outcome}`) })}
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
