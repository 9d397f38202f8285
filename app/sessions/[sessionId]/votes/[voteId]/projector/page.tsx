import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Words } from '@/components/ui/words';
import { ProjectorScreen } from '@/components/voting/projector/projector-screen';
import { VoteProvider } from '@/components/voting/vote-context';
import { orNotFound } from '@/app/or-not-found';
import { currentPerson } from '@/server/auth/current-person';
import { readVote } from '@/server/voting/read-vote';

type Props = { params: Promise<{ sessionId: string; voteId: string }> };

const voteOf = cache(async (sessionId: string, voteId: string) => {
  return orNotFound(await readVote(await currentPerson(), { sessionId, voteId }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sessionId, voteId } = await params;
  const { vote } = await voteOf(sessionId, voteId);
  return { title: vote.terms.question };
}

/** A vote on the wall of the room. Nothing on it tells who is signed in where it is shown. */
export default async function ProjectorPage({ params }: Props) {
  const place = await params;
  const { session, vote, snapshot } = await voteOf(place.sessionId, place.voteId);
  const words = await getTranslations('votes');
  return (
    <Words
      of={[
        'projector',
        'votes',
        'verdict',
        'secrecy',
        'decisions',
        'choiceResult',
        'ballot',
        'conduct',
      ]}
    >
      <VoteProvider rendered={snapshot} terms={vote.terms} place={place} sha256={vote.sha256}>
        <ProjectorScreen
          question={vote.terms.question}
          place={`${session.title} · ${words('number', { number: vote.number })}`}
          back={`/sessions/${session.id}/votes/${vote.id}`}
        />
      </VoteProvider>
    </Words>
  );
}
