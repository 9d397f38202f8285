import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { TermsForm } from '@/components/sessions/terms-form';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { editSessionAction } from './actions';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('sessions');
  return { title: words('editTitle') };
}

/** Changes what a session is about. */
export default async function EditSessionPage({ params }: Props) {
  const session = await sessionOfPage((await params).sessionId);
  if (!may(session.me.role, 'edit-session')) notFound();
  const [words, common] = await Promise.all([
    getTranslations('sessions'),
    getTranslations('common'),
  ]);
  return (
    <Page width="text">
      <PageHeader title={words('editTitle')} />
      <Words of={['sessions']}>
        <TermsForm
          terms={session}
          submitWords={common('save')}
          pendingWords={common('saving')}
          save={editSessionAction.bind(null, session.sessionId)}
        />
      </Words>
    </Page>
  );
}
