import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  giveProxyAction,
  withdrawProxyAction,
} from '@/app/sessions/[sessionId]/delegations/actions';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { GiveProxy, WithdrawProxy } from '@/components/participants/proxy-form';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { possibleHolders } from '@/domain/sessions/proxy';
import { readParticipants } from '@/server/participants/read-participants';

type Props = { params: Promise<{ sessionId: string; delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('participants');
  return { title: words('proxyLink') };
}

/** Where a delegation gives its vote to another, or takes it back. */
export default async function ProxyPage({ params }: Props) {
  const { sessionId: asked, delegationId } = await params;
  const { sessionId, me } = await sessionOfPage(asked);
  const isMine = me.role !== 'delegate' || me.delegation?.id === delegationId;
  if (!may(me.role, 'give-proxy') || !isMine) notFound();
  const [words, read] = await Promise.all([
    getTranslations('participants'),
    readParticipants(me, { sessionId }),
  ]);
  const delegations = read.ok ? read.value.delegations : [];
  const giver = delegations.find(({ id }) => id === delegationId) ?? notFound();
  const holder = delegations.find(({ id }) => id === giver.proxyId);
  const ids = { sessionId, delegationId };
  return (
    <Page width="text">
      <PageHeader title={words('proxyTitle', { name: giver.name })} lead={words('proxyLead')} />
      <Words of={['participants']}>
        {holder ? (
          <WithdrawProxy holder={holder.name} withdraw={withdrawProxyAction.bind(null, ids)} />
        ) : (
          <GiveProxy
            name={giver.name}
            holders={possibleHolders(giver, delegations)}
            give={giveProxyAction.bind(null, ids)}
          />
        )}
      </Words>
      <p className="mt-8">
        <Link href={`/sessions/${sessionId}/participants`} className="link">
          {words('toParticipants')}
        </Link>
      </p>
    </Page>
  );
}
