import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { DelegationItem } from '@/components/participants/delegation-item';
import { ParticipantItem, type Management } from '@/components/participants/participant-item';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader, Section } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { readParticipants } from '@/server/participants/read-participants';
import {
  appointHeadAction,
  changeRoleAction,
  copySignInLinkAction,
  dismissHeadAction,
  removeParticipantAction,
} from './actions';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('participants');
  return { title: words('title') };
}

/** Who takes part: the delegations with their people, the chair and secretariat, the observers. */
export default async function ParticipantsPage({ params }: Props) {
  const { sessionId, me } = await sessionOfPage((await params).sessionId);
  const [words, read] = await Promise.all([
    getTranslations('participants'),
    readParticipants(me, { sessionId }),
  ]);
  if (!read.ok) notFound();
  const { delegations, participants, linksAreCopied } = read.value;
  const management: Management | null = may(me.role, 'change-role')
    ? {
        delegations,
        linksAreCopied: linksAreCopied && may(me.role, 'copy-sign-in-link'),
        mayGiveChair: me.role === 'chair',
        changeRole: changeRoleAction.bind(null, sessionId),
        remove: removeParticipantAction.bind(null, sessionId),
        appointHead: appointHeadAction.bind(null, sessionId),
        dismissHead: dismissHeadAction.bind(null, sessionId),
        copyLink: copySignInLinkAction.bind(null, sessionId),
      }
    : null;
  const shared = { myParticipantId: me.participantId, management };
  const officers = participants.filter(({ role }) => role === 'chair' || role === 'secretariat');
  const observers = participants.filter(({ role }) => role === 'observer');
  const addDelegation = management && (
    <LinkButton href={`/sessions/${sessionId}/delegations/new`}>
      {words('addDelegation')}
    </LinkButton>
  );
  return (
    <Page>
      <PageHeader
        title={words('title')}
        eyebrow={words('count', { count: participants.length })}
        actions={
          management && (
            <LinkButton look="primary" href={`/sessions/${sessionId}/participants/invite`}>
              {words('invite')}
            </LinkButton>
          )
        }
      />
      <Words of={['participants', 'sessions']}>
        <Section
          title={words('delegationsTitle')}
          id="delegations"
          actions={delegations.length > 0 ? addDelegation : undefined}
        >
          {delegations.length === 0 && (
            <EmptyState title={words('delegationsNone')} action={addDelegation ?? undefined}>
              {words('delegationsNoneLead')}
            </EmptyState>
          )}
          <div className="grid items-start gap-4 empty:hidden md:grid-cols-2">
            {delegations.map((delegation) => (
              <DelegationItem
                key={delegation.id}
                sessionId={sessionId}
                delegation={delegation}
                delegations={delegations}
                mayGiveProxy={
                  may(me.role, 'give-proxy') &&
                  (me.role !== 'delegate' || me.delegation?.id === delegation.id)
                }
                delegates={participants.filter(
                  ({ delegationId }) => delegationId === delegation.id,
                )}
                {...shared}
              />
            ))}
          </div>
        </Section>
        <Section title={words('officersTitle')} id="officers">
          <ul className="divide-y divide-line">
            {officers.map((one) => (
              <ParticipantItem key={one.participantId} participant={one} showsRole {...shared} />
            ))}
          </ul>
        </Section>
        <Section title={words('observersTitle')} id="observers">
          {observers.length === 0 && <p className="text-muted">{words('observersNone')}</p>}
          <ul className="divide-y divide-line empty:hidden">
            {observers.map((one) => (
              <ParticipantItem key={one.participantId} participant={one} {...shared} />
            ))}
          </ul>
        </Section>
      </Words>
    </Page>
  );
}
