import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewDraftForm } from '@/components/drafts/new-draft-form';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { orNotFound } from '@/app/or-not-found';
import { may } from '@/domain/sessions/acts';
import { readLeads } from '@/server/drafts/read-leads';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { createDraftAction } from '@/app/sessions/[sessionId]/drafts/draft-actions';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('drafts');
  return { title: words('newTitle') };
}

/** Where a draft begins. */
export default async function NewDraftPage({ params }: Props) {
  const session = await sessionOfPage((await params).sessionId);
  const words = await getTranslations('drafts');
  if (!may(session.me.role, 'create-draft')) {
    return (
      <Page width="text">
        <EmptyState title={words('newTitle')}>{words('mayNotCreate')}</EmptyState>
      </Page>
    );
  }
  const delegations = orNotFound(await readLeads(session.me, session));
  return (
    <Page width="text">
      <PageHeader title={words('newTitle')} lead={words('newLead')} />
      <Words of={['drafts']}>
        <NewDraftForm
          sessionId={session.sessionId}
          languages={session.languages}
          delegations={delegations}
          lead={session.me.delegation?.id ?? ''}
          create={createDraftAction}
        />
      </Words>
    </Page>
  );
}
