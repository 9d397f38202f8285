import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TermsForm } from '@/components/sessions/terms-form';
import { Breadcrumbs, Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { currentPerson } from '@/server/auth/current-person';
import { mayOpenSession } from '@/server/sessions/may-open-session';
import { createSessionAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('sessions');
  return { title: words('newTitle') };
}

const blank = {
  title: '',
  purpose: '',
  languages: ['en', 'fr'],
  defaultRule: 'simple-majority',
} as const;

/** Opens a session. */
export default async function NewSessionPage() {
  const { personId } = await currentPerson();
  if (!(await mayOpenSession(personId))) notFound();
  const [words, common] = await Promise.all([
    getTranslations('sessions'),
    getTranslations('common'),
  ]);
  return (
    <Page width="text">
      <Breadcrumbs label={common('breadcrumbs')} steps={[{ href: '/', words: words('title') }]} />
      <PageHeader title={words('newTitle')} lead={words('newLead')} />
      <Words of={['sessions']}>
        <TermsForm
          terms={blank}
          submitWords={words('createSubmit')}
          pendingWords={words('creating')}
          save={createSessionAction}
        />
      </Words>
    </Page>
  );
}
