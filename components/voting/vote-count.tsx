import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { VoteSnapshot } from '@/domain/voting/vote-snapshot';
import { TimeLeft } from './time-left';

/** How many have voted, never how; large enough for the back of the room. */
export function VoteCount({ vote }: { vote: VoteSnapshot }) {
  const words = useTranslations('votes');
  const { status, cast, entitled, closesAt, readAt } = vote;
  const share = entitled === 0 ? 0 : ((cast ?? 0) / entitled) * 100;
  return (
    <div className="flex flex-col gap-3">
      {cast !== null && (
        <>
          <p className="flex items-baseline gap-3" data-testid="count">
            <span className="font-serif text-5xl leading-none font-semibold tabular-nums">
              {cast}
            </span>
            <span className="text-lg text-muted">{words('countOf', { cast, entitled })}</span>
          </p>
          <svg aria-hidden="true" className="h-2 w-full overflow-hidden rounded-full bg-sunken">
            <rect width={`${share}%`} height="100%" className="fill-accent" />
          </svg>
        </>
      )}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm text-muted">
        {closesAt === null ? (
          words('closesByChair')
        ) : (
          <>
            <span>
              {words('closesAt')} <Moment at={closesAt} look="short" />
            </span>
            {/* In a pause the clock stands still, and the deadline moves when it ends. */}
            {status === 'voting' && (
              <span className="text-lg font-medium text-ink">
                <TimeLeft key={readAt} {...{ closesAt, readAt }} />
              </span>
            )}
          </>
        )}
      </p>
    </div>
  );
}
