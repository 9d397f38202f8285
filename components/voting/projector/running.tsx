import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import { TimeLeft } from '@/components/voting/time-left';
import { useVote } from '@/components/voting/vote-context';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { TurningPages } from './turning-pages';
import { useRollPages } from './wall-roll';

/** While it runs: how much time is left, how many have voted, and who, as far as the terms show. */
export function Running() {
  const words = useTranslations('projector');
  const secrecy = useTranslations('secrecy');
  const pagesOfRoll = useRollPages();
  const { vote } = useVote();
  const { cast, entitled, meanwhile } = vote;
  const share = entitled === 0 ? 0 : ((cast ?? 0) / entitled) * 100;
  return (
    <div className="wall-stage">
      <div className="flex flex-col gap-[2vh]">
        <div className="wall-head">
          {cast !== null && (
            <p className="wall-count" data-testid="count">
              <span className="wall-number">{cast}</span>
              <span className="wall-of">{words('of', { entitled })}</span>
            </p>
          )}
          <Clock vote={vote} />
        </div>
        {cast !== null && (
          <svg aria-hidden="true" className="wall-meter">
            <rect width={`${share}%`} height="100%" className="fill-accent" />
          </svg>
        )}
      </div>
      {meanwhile && <TurningPages pages={pagesOfRoll(meanwhile, secrecy('notYet'))} />}
    </div>
  );
}

/** How much time is left; who ends it where nothing does by itself. */
export function Clock({ vote }: { vote: VoteSnapshot }) {
  const words = useTranslations('projector');
  const { status, closesAt, readAt } = vote;
  if (status === 'paused') return <Large>{words('paused')}</Large>;
  if (closesAt === null) return <p className="text-muted">{words('closesByChair')}</p>;
  return (
    <div>
      <p className="text-muted">
        {words('until')} <Moment at={closesAt} look="short" />
      </p>
      <Large>
        <TimeLeft key={`${closesAt} ${readAt}`} {...{ closesAt, readAt }} />
      </Large>
    </div>
  );
}

function Large({ children }: { children: ReactNode }) {
  return <p className="wall-clock">{children}</p>;
}
