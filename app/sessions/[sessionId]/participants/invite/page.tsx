import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { inviteAction } from '@/app/sessions/[sessionId]/participants/actions';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { InviteForm } from '@/components/participants/invite-form';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { readParticipants } from '@/server/participants/read-participants';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('participants');
  return { title: words('inviteTitle') };
}

/** Invites one or many. */
export default async function InvitePage({ params }: Props) {
  const { sessionId, me } = await sessionOfPage((await params).sessionId);
  if (!may(me.role, 'invite-participant')) notFound();
  const [words, read] = await Promise.all([
    getTranslations('participants'),
    readParticipants(me, { sessionId }),
  ]);
  if (!read.ok) notFound();
  return (
    <Page width="text">
      <PageHeader title={words('inviteTitle')} lead={words('inviteLead')} />
      <Words of={['participants', 'sessions']}>
        <InviteForm
          delegations={read.value.delegations}
          mayGiveChair={me.role === 'chair'}
          invite={inviteAction.bind(null, sessionId)}
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
