import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SessionList } from '@/components/sessions/session-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { currentPerson } from '@/server/auth/current-person';
import { mayOpenSession } from '@/server/sessions/may-open-session';
import { readSessions } from '@/server/sessions/read-sessions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('sessions');
  return { title: words('title') };
}

/** My sessions, with what awaits me in each. */
export default async function SessionsPage() {
  const { personId } = await currentPerson();
  const [words, mayCreate, sessions] = await Promise.all([
    getTranslations('sessions'),
    mayOpenSession(personId),
    readSessions(personId),
  ]);
  const create = mayCreate && (
    <LinkButton href="/sessions/new" look="primary">
      {words('create')}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader
        title={words('title')}
        lead={words('homeLead')}
        actions={(sessions.length > 0 && create) || undefined}
      />
      {sessions.length > 0 ? (
        <SessionList sessions={sessions} />
      ) : (
        <EmptyState title={words('emptyTitle')} action={create || undefined}>
          {words(mayCreate ? 'emptyLead' : 'emptyInvitedLead')}
        </EmptyState>
      )}
    </Page>
  );
}
