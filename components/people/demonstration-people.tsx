'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { EmptyState } from '@/components/ui/page';
import { Notice } from '@/components/ui/notice';
import type { Result } from '@/domain/result';
import type { Role } from '@/domain/sessions/roles';

type Reply = Result<never, 'not-a-demonstration' | 'no-such-person'>;

type Person = { personId: string; name: string; role: Role; delegation: string | null };

type Props = {
  next: string;
  sessions: readonly { sessionId: string; title: string; people: readonly Person[] }[];
  signIn: (last: Reply | null, form: FormData) => Promise<Reply>;
};

/** The demonstration's people by session; pressing one signs in as them. */
export function DemonstrationPeople({ next, sessions, signIn }: Props) {
  const words = useTranslations('auth');
  const [reply, send] = useActionState(signIn, null);
  if (sessions.length === 0) return <EmptyState title={words('demonstrationEmpty')} />;
  return (
    <form action={send} className="flex flex-col gap-3">
      <input type="hidden" name="next" value={next} />
      {reply?.ok === false && (
        <Notice tone="negative" announce="assertive">
          {words(`refusals.${reply.refusal}`)}
        </Notice>
      )}
      {sessions.map(({ sessionId, title, people }, index) => (
        <details
          key={sessionId}
          open={index === 0}
          className="group rounded-md border border-line bg-surface"
        >
          <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-3 [&::-webkit-details-marker]:hidden">
            <Chevron className="transition-transform group-open:rotate-90" />
            <span className="flex flex-1 flex-wrap items-baseline justify-between gap-x-4">
              <h2 className="font-serif text-lg font-semibold">{title}</h2>
              <span className="text-sm text-muted">
                {words('peopleCount', { count: people.length })}
              </span>
            </span>
          </summary>
          <ul className="grid border-t border-line sm:grid-cols-2">
            {people.map((person) => (
              <li key={person.personId} className="min-w-0">
                <PersonButton person={person} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </form>
  );
}

function PersonButton({ person }: { person: Person }) {
  const words = useTranslations('auth');
  const { personId, name, role, delegation } = person;
  const place = [words(`roles.${role}`), delegation].filter((word) => word !== null).join(' · ');
  return (
    <button
      name="personId"
      value={personId}
      aria-label={`${words('beThisPerson', { name })}, ${place}`}
      className="group/person flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-start hover:bg-accent-soft focus-visible:-outline-offset-2"
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium group-hover/person:text-accent">{name}</span>
        <span className="text-sm text-muted">{place}</span>
      </span>
      <Chevron className="opacity-60 group-hover/person:opacity-100" />
    </button>
  );
}

function Chevron({ className }: { className: string }) {
  return (
    <svg
      width="8"
      height="12"
      viewBox="0 0 8 12"
      fill="none"
      aria-hidden="true"
      className={`shrink-0 text-muted ${className}`}
    >
      <path d="m1.5 1.5 4.5 4.5-4.5 4.5" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}
