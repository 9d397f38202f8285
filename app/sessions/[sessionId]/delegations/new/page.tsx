import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { addDelegationAction } from '@/app/sessions/[sessionId]/delegations/actions';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { DelegationForm } from '@/components/participants/delegation-form';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('participants');
  return { title: words('newDelegationTitle') };
}

/** Gives bodies their seats, one after the other. */
export default async function NewDelegationPage({ params }: Props) {
  const { sessionId, me } = await sessionOfPage((await params).sessionId);
  if (!may(me.role, 'add-delegation')) notFound();
  const words = await getTranslations('participants');
  return (
    <Page width="text">
      <PageHeader title={words('newDelegationTitle')} />
      <Words of={['participants']}>
        <DelegationForm
          delegation={null}
          submitWords={words('addSubmit')}
          save={addDelegationAction.bind(null, sessionId)}
        />
      </Words>
      <p className="mt-8">
        <Link href={`/sessions/${sessionId}/participants`} className="link">
          {words('toParticipants')}
        </Link>
      </p>
    </Page>
  );
}
