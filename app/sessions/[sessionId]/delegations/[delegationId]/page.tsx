import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  editDelegationAction,
  removeDelegationAction,
  restoreSeatAction,
  suspendSeatAction,
} from '@/app/sessions/[sessionId]/delegations/actions';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { DelegationForm } from '@/components/participants/delegation-form';
import { RemoveDelegation } from '@/components/participants/remove-delegation';
import { SuspendSeat } from '@/components/participants/suspend-seat';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { readParticipants } from '@/server/participants/read-participants';

type Props = { params: Promise<{ sessionId: string; delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('participants');
  return { title: words('editDelegationTitle') };
}

/** Changes a delegation, or takes its seat away. */
export default async function DelegationPage({ params }: Props) {
  const { sessionId: asked, delegationId } = await params;
  const { sessionId, me } = await sessionOfPage(asked);
  if (!may(me.role, 'edit-delegation')) notFound();
  const [words, common, read] = await Promise.all([
    getTranslations('participants'),
    getTranslations('common'),
    readParticipants(me, { sessionId }),
  ]);
  const delegation = read.ok && read.value.delegations.find(({ id }) => id === delegationId);
  if (!delegation) notFound();
  const ids = { sessionId, delegationId };
  return (
    <Page width="text">
      <PageHeader title={words('editDelegation', { name: delegation.name })} />
      <Words of={['participants']}>
        <DelegationForm
          delegation={delegation}
          submitWords={common('save')}
          save={editDelegationAction.bind(null, ids)}
        />
        {may(me.role, 'suspend-seat') && (
          <SuspendSeat
            suspendedFor={delegation.suspendedFor}
            suspend={suspendSeatAction.bind(null, ids)}
            restore={restoreSeatAction.bind(null, ids)}
          />
        )}
        <RemoveDelegation remove={removeDelegationAction.bind(null, ids)} />
      </Words>
      <p className="mt-8">
        <Link href={`/sessions/${sessionId}/participants`} className="link">
          {words('toParticipants')}
        </Link>
      </p>
    </Page>
  );
}
