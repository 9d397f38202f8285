import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import Link from 'next/link';
import { cache } from 'react';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { VoteStanding } from '@/components/voting/conduct/vote-standing';
import { VoteProvider } from '@/components/voting/vote-context';
import { may } from '@/domain/sessions/acts';
import { isUncounted } from '@/domain/voting/terms';
import { orNotFound } from '@/app/or-not-found';
import type { Asker } from '@/server/acts/asker';
import { currentPerson } from '@/server/auth/current-person';
import { readVote } from '@/server/voting/read-vote';
import type { VotePlace } from '@/server/voting/vote-thing';
import { noteOpened } from '@/server/voting/without-vote/tell-members';
import { CountedRoom, HeardRoom } from './rooms';

type Props = { params: Promise<{ sessionId: string; voteId: string }> };

const voteOf = cache(async (sessionId: string, voteId: string) => {
  const asker = await currentPerson();
  await noteReading(asker, { sessionId, voteId });
  return orNotFound(await readVote(asker, { sessionId, voteId }));
});

/** A page that the browser only fetched ahead has been opened by nobody. */
async function noteReading(asker: Asker, place: VotePlace) {
  const isAhead = (await headers()).has('next-router-prefetch');
  if (!isAhead) await noteOpened(asker, place);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sessionId, voteId } = await params;
  const { vote } = await voteOf(sessionId, voteId);
  const words = await getTranslations('votes');
  return { title: words('pageTitle', { number: vote.number, question: vote.terms.question }) };
}

/** A vote: the sealed text, the rule in words, the ballot, and the verdict once there is one. */
export default async function VotePage({ params }: Props) {
  const place = await params;
  const reading = await voteOf(place.sessionId, place.voteId);
  const { session, vote, snapshot, text } = reading;
  const [words, screen] = await Promise.all([
    getTranslations('votes'),
    getTranslations('projector'),
  ]);
  const here = `/sessions/${session.id}`;
  return (
    <Page>
      <PageHeader
        title={vote.terms.question}
        actions={
          may(reading.me.role, 'edit-session') && (
            <LinkButton href={`${here}/votes/${vote.id}/projector`}>{screen('open')}</LinkButton>
          )
        }
        eyebrow={
          <>
            {vote.terms.isStraw && (
              <span className="me-2">
                <Badge tone="caution">{words('strawBadge')}</Badge>
              </span>
            )}
            <span className="print-only">{session.title} · </span>
            {words('number', { number: vote.number })}{' '}
            {text && (
              <Link className="link" href={`${here}/drafts/${text.draftId}`}>
                {words('onDraft', { label: text.draftLabel, version: text.versionNumber })}
              </Link>
            )}
          </>
        }
      />
      <Words of={['votes', 'ballot', 'choiceResult', 'verdict', 'secrecy', 'decisions', 'conduct']}>
        <VoteProvider rendered={snapshot} terms={vote.terms} place={place} sha256={vote.sha256}>
          <VoteStanding />
          {isUncounted(vote.terms.deciding) ? (
            <HeardRoom reading={reading} here={here} />
          ) : (
            <CountedRoom reading={reading} here={here} />
          )}
        </VoteProvider>
      </Words>
    </Page>
  );
}
