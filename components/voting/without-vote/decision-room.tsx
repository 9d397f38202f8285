'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { LiveStatusNotice } from '@/components/live/live-status-notice';
import { LinkButton } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Card } from '@/components/ui/page';
import type { CloseAction } from '@/components/voting/close-vote';
import { TimeLeft } from '@/components/voting/time-left';
import { useVote } from '@/components/voting/vote-context';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { Conclude } from './conclude';
import { DecisionVerdict } from './decision-verdict';
import { MyObjection, type DecisionSeat } from './my-objection';
import { Objections } from './objections';
import type { DecisionAction } from './decision-action';
import { ExtendSilence, Silence } from './silence';

type Props = {
  seat: DecisionSeat;
  object: DecisionAction;
  withdraw: DecisionAction;
  /** What only the chair can do; null for everybody else. */
  chair: { close: CloseAction; extend: DecisionAction; toVote: string | null } | null;
  /** Beside the text: how it is decided, who is asked. */
  terms: ReactNode;
  /** For after the closing: the record to judge again. */
  afterwards: ReactNode;
  /** The text. */
  children: ReactNode;
};

/** A decision without a vote as it goes on: who objects and why, and what it came to. */
export function DecisionRoom(props: Props) {
  const words = useTranslations('decisions');
  const { vote } = useVote();
  const { decision } = vote;
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef<HTMLElement>(null);
  const isOver = vote.status === 'published';
  useFocusAfterClosing(isOver, said, heading);
  if (!decision) {
    return (
      <>
        <p className="mb-8 text-lg">
          {words(vote.status === 'cancelled' ? 'cancelled' : 'scheduled')}
        </p>
        {props.children}
      </>
    );
  }
  return (
    <>
      <LiveStatusNotice />
      <Announcement isOver={isOver} decision={decision} />
      {isOver && vote.closedAt && (
        <DecisionVerdict {...{ decision, heading, closedAt: vote.closedAt }} />
      )}
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 first:mt-0 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <aside
          ref={said}
          className="flex flex-col gap-6 lg:sticky lg:top-6 lg:order-2"
          aria-label={words('yourTurn')}
        >
          {vote.closedAt === null && <Asked {...props} {...{ vote, decision }} />}
          {isOver && props.chair?.toVote && !decision.standing.outcome.startsWith('adopted') && (
            <LinkButton look="primary" href={props.chair.toVote} className="no-print">
              {words('toVote')}
            </LinkButton>
          )}
          {props.terms}
        </aside>
        <div className="min-w-0 lg:order-1">
          <div className="mb-10">
            <Objections decision={decision} />
            {decision.method === 'silence' && <Silence decision={decision} />}
            {isOver && props.afterwards}
          </div>
          {props.children}
        </div>
      </div>
    </>
  );
}

type AskedProps = Props & { vote: VoteSnapshot; decision: DecisionSnapshot };

/** The question while it is open: until when, how it stands, and what one can say. */
function Asked({ vote, decision, seat, object, withdraw, chair }: AskedProps) {
  const words = useTranslations('decisions');
  const { method, standing } = decision;
  const { closesAt, readAt } = vote;
  return (
    <Card className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <p className="font-serif text-2xl leading-snug font-semibold">{words(`open.${method}`)}</p>
        <p data-testid="standing">
          {words('objectionsStand', { count: standing.objectedBy.length })}
          {standing.outcome === 'silence-broken' && ` ${words('brokenSoFar')}`}
        </p>
        {standing.untold.length > 0 && (
          <p className="text-sm text-muted">
            {words('untoldSoFar', { count: standing.untold.length })}
          </p>
        )}
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm text-muted">
          {closesAt === null ? (
            words('chairCloses')
          ) : (
            <>
              <span>
                {words(method === 'silence' ? 'deadline' : 'asksUntil')}{' '}
                <Moment at={closesAt} look="short" />
              </span>
              <span className="text-lg font-medium text-ink">
                <TimeLeft key={`${closesAt} ${readAt}`} {...{ closesAt, readAt }} />
              </span>
            </>
          )}
        </p>
        {method === 'silence' && <p className="text-sm text-muted">{words('deadlineIncluded')}</p>}
      </div>
      {vote.status === 'paused' ? (
        <p>{words('paused')}</p>
      ) : (
        <MyObjection {...{ decision, seat, object, withdraw }} />
      )}
      {chair && (
        <div className="no-print flex flex-wrap gap-3 empty:hidden">
          <Conclude decision={decision} close={chair.close} />
          {method === 'silence' && <ExtendSilence extend={chair.extend} />}
        </div>
      )}
    </Card>
  );
}

/** Says the outcome once, when it comes while somebody is on the page. */
function Announcement({ isOver, decision }: { isOver: boolean; decision: DecisionSnapshot }) {
  const [words, verdict] = [useTranslations('decisions'), useTranslations('verdict')];
  const [wasOpen] = useState(!isOver);
  const outcome = verdict(`outcomes.${decision.standing.outcome}`);
  return (
    <output className="sr-only">{wasOpen && isOver && words('announced', { outcome })}</output>
  );
}

/** When the form that had the focus is replaced by the outcome, the focus goes there. */
function useFocusAfterClosing(
  isOver: boolean,
  from: RefObject<HTMLElement | null>,
  to: RefObject<HTMLHeadingElement | null>,
) {
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = () => {
      hadFocus.current = from.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [from]);
  useEffect(() => {
    if (isOver && document.activeElement === document.body && hadFocus.current) to.current?.focus();
  }, [isOver, to]);
}
