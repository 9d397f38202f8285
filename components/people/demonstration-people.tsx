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
          <summary className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 px-4 py-3">
            <h2 className="font-serif text-lg font-semibold group-open:text-ink">{title}</h2>
            <span className="text-sm text-muted">
              {words('peopleCount', { count: people.length })}
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
      className="flex min-h-14 w-full flex-col px-4 py-2.5 text-start hover:bg-accent-soft focus-visible:-outline-offset-2"
    >
      <span className="font-medium">{name}</span>
      <span className="text-sm text-muted">{place}</span>
    </button>
  );
}
