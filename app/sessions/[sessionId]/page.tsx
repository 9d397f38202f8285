import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getMessages, getTranslations } from 'next-intl/server';
import { FirstSteps } from '@/components/sessions/first-steps';
import { SessionGlance } from '@/components/sessions/session-glance';
import { LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { may } from '@/domain/sessions/acts';
import { readSessionSnapshot } from '@/server/sessions/read-session-snapshot';
import { readVotedIn } from '@/server/sessions/read-voted-in';
import { sessionOfPage } from './session-of-page';

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await sessionOfPage((await params).sessionId);
  return { title };
}

/** A session at a glance. */
export default async function SessionPage({ params }: Props) {
  const session = await sessionOfPage((await params).sessionId);
  const { sessionId, me, title, purpose } = session;
  const [words, { verdict }, read, votedIn] = await Promise.all([
    getTranslations('sessions'),
    getMessages(),
    readSessionSnapshot(sessionId),
    readVotedIn(sessionId, me.delegation),
  ]);
  if (!read) notFound();
  const isEmpty = read.snapshot.drafts.length === 0 && read.snapshot.votes.length === 0;
  return (
    <Page>
      <PageHeader
        title={title}
        lead={purpose === '' ? undefined : <span className="whitespace-pre-line">{purpose}</span>}
        actions={
          may(me.role, 'edit-session') && (
            <LinkButton href={`/sessions/${sessionId}/edit`}>{words('edit')}</LinkButton>
          )
        }
      />
      {isEmpty && may(me.role, 'add-delegation') && <FirstSteps sessionId={sessionId} />}
      <Words of={['sessions']}>
        <SessionGlance
          sessionId={sessionId}
          rendered={read.snapshot}
          me={{
            participantId: me.participantId,
            delegationId: me.delegation?.id ?? null,
            delegationName: me.delegation?.name ?? null,
            votedIn,
          }}
          mayCreateDraft={may(me.role, 'create-draft')}
          mayOpenVote={may(me.role, 'open-vote')}
          outcomeWords={verdict.outcomes}
          strawWords={verdict.strawOutcomes}
        />
      </Words>
    </Page>
  );
}
