import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import type { Role } from '@/domain/sessions/roles';

type Listed = {
  sessionId: string;
  title: string;
  role: Role;
  delegationName: string | null;
  lastActAt: string;
  awaitingVotes: number;
  awaitingReplies: number;
  draftsUnderway: number;
};

/** Somebody's sessions, each with what awaits them there. */
export function SessionList({ sessions }: { sessions: readonly Listed[] }) {
  const words = useTranslations('sessions');
  return (
    <ul className="divide-y divide-line border-y border-line sm:-mx-3">
      {sessions.map((session) => (
        <li
          key={session.sessionId}
          className="relative flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-5 hover:bg-surface sm:px-3"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="font-serif text-xl leading-snug font-semibold break-words">
              <Link
                prefetch={false}
                href={`/sessions/${session.sessionId}`}
                className="after:absolute after:inset-0 hover:underline"
              >
                {session.title}
              </Link>
            </h2>
            <p className="mt-1 text-sm text-muted">
              {[words(`roles.${session.role}`), session.delegationName].filter(Boolean).join(' · ')}
            </p>
            <p className="mt-1 text-sm text-muted">
              {words('draftsUnderway', { count: session.draftsUnderway })}
              {' · '}
              {words('lastAct')} <Moment at={session.lastActAt} look="short" />
            </p>
          </div>
          <p className="flex flex-wrap gap-2 pt-1 empty:hidden">
            {session.awaitingVotes > 0 && (
              <Badge tone="accent">
                {words('awaitingVotes', { count: session.awaitingVotes })}
              </Badge>
            )}
            {session.awaitingReplies > 0 && (
              <Badge tone="caution">
                {words('awaitingReplies', { count: session.awaitingReplies })}
              </Badge>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
