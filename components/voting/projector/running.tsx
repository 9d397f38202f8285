import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import { RollCall } from '@/components/voting/roll-call';
import { TimeLeft } from '@/components/voting/time-left';
import { useVote } from '@/components/voting/vote-context';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';

/** While it runs: how much time is left, how many have voted, and who, as far as the terms show. */
export function Running() {
  const words = useTranslations('projector');
  const secrecy = useTranslations('secrecy');
  const { vote } = useVote();
  const { cast, entitled, meanwhile } = vote;
  const share = entitled === 0 ? 0 : ((cast ?? 0) / entitled) * 100;
  return (
    <div className="flex flex-col gap-[4vh]">
      <div className="flex flex-wrap items-end justify-between gap-x-[6vw] gap-y-[3vh]">
        {cast !== null && (
          <p className="flex flex-wrap items-baseline gap-x-[2vw]" data-testid="count">
            <span className="font-serif text-[clamp(4rem,14vw,15rem)] leading-none font-semibold tabular-nums">
              {cast}
            </span>
            <span className="text-[clamp(1.5rem,3.5vw,4rem)] text-muted">
              {words('of', { entitled })}
            </span>
          </p>
        )}
        <Clock vote={vote} />
      </div>
      {cast !== null && (
        <svg aria-hidden="true" className="h-[2.5vh] w-full overflow-hidden rounded-full bg-sunken">
          <rect width={`${share}%`} height="100%" className="fill-accent" />
        </svg>
      )}
      {meanwhile && (
        <div className="lg:[zoom:1.4]">
          <RollCall rollCall={meanwhile} absent={secrecy('notYet')} />
        </div>
      )}
    </div>
  );
}

/** How much time is left; who ends it where nothing does by itself. */
export function Clock({ vote }: { vote: VoteSnapshot }) {
  const words = useTranslations('projector');
  const { status, closesAt, readAt } = vote;
  if (status === 'paused') return <Large>{words('paused')}</Large>;
  if (closesAt === null) return <p className={quiet}>{words('closesByChair')}</p>;
  return (
    <div>
      <p className={quiet}>
        {words('until')} <Moment at={closesAt} look="short" />
      </p>
      <Large>
        <TimeLeft key={`${closesAt} ${readAt}`} {...{ closesAt, readAt }} />
      </Large>
    </div>
  );
}

const quiet = 'text-[clamp(1.125rem,2vw,2.25rem)] text-muted';

function Large({ children }: { children: ReactNode }) {
  return (
    <p className="font-serif text-[clamp(2.5rem,7vw,8rem)] leading-none font-semibold tabular-nums">
      {children}
    </p>
  );
}
