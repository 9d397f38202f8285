import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { SessionView } from '@/domain/sessions/session';
import { currentPerson } from '@/server/auth/current-person';
import { readSession } from '@/server/sessions/read-session';

/**
 * The session of this page and who asks for it in it, read once per request. Strangers,
 * those removed and whoever follows a broken link are told the same: there is no such page.
 */
export const sessionOfPage: (sessionId: string) => Promise<SessionView> = cache(
  async (sessionId) => {
    const { personId } = await currentPerson();
    const session = await readSession({ personId }, { sessionId });
    if (!session.ok) notFound();
    return session.value;
  },
);
