import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { ConsentObjections } from '@/components/voting/consent/consent-objections';
import { CloseVote } from '@/components/voting/close-vote';
import { DivisionSoFar } from '@/components/voting/division-so-far';
import { OptionTexts } from '@/components/voting/option-texts';
import { Recount } from '@/components/voting/recount';
import { SettleByLot } from '@/components/voting/settle-by-lot';
import { VotedText } from '@/components/voting/voted-text';
import { VoteProvider } from '@/components/voting/vote-context';
import { VoteRoom } from '@/components/voting/vote-room';
import { VoteTerms } from '@/components/voting/vote-terms';
import { DecisionRoom } from '@/components/voting/without-vote/decision-room';
import { DecisionTerms, JudgeAgain } from '@/components/voting/without-vote/decision-terms';
import { may } from '@/domain/sessions/acts';
import { isUncounted } from '@/domain/voting/terms';
import { currentPerson } from '@/server/auth/current-person';
import { readVote, type VoteReading } from '@/server/voting/read-vote';
import { noteOpened } from '@/server/voting/without-vote/tell-members';
import { castBallotAction, closeVoteAction } from './actions';
import {
  extendSilenceAction,
  objectAction,
  ruleOnObjectionAction,
  withdrawObjectionAction,
} from './decision-actions';

import { settleByLotAction } from './lot-actions';

type Props = { params: Promise<{ sessionId: string; voteId: string }> };

const voteOf = cache(async (sessionId: string, voteId: string) => {
  const { personId } = await currentPerson();
  await noteReading(personId, { sessionId, voteId });
  return (await readVote(personId, { sessionId, voteId })) ?? notFound();
});

/** A page that the browser only fetched ahead has been opened by nobody. */
async function noteReading(personId: string, place: { sessionId: string; voteId: string }) {
  const isAhead = (await headers()).has('next-router-prefetch');
  if (!isAhead) await noteOpened(personId, place);
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
  const { session, vote, snapshot, roll, text, mayClose, seat } = reading;
  const { deciding, isStraw } = vote.terms;
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
            {isStraw && (
              <span className="me-2">
                <Badge tone="caution">{words('strawBadge')}</Badge>
              </span>
            )}
            {words('number', { number: vote.number })}{' '}
            {text && (
              <Link className="link" href={`${here}/drafts/${text.draftId}`}>
                {words('onDraft', { draft: text.draftNumber, version: text.versionNumber })}
              </Link>
            )}
          </>
        }
      />
      <Words of={['votes', 'ballot', 'choiceResult', 'verdict', 'secrecy', 'decisions']}>
        <VoteProvider rendered={snapshot} terms={vote.terms} place={place} sha256={vote.sha256}>
          {isUncounted(deciding) ? (
            <DecisionRoom
              seat={seat.kind === 'seat' ? seat : { because: seat.because }}
              object={objectAction}
              withdraw={withdrawObjectionAction}
              chair={
                mayClose
                  ? {
                      close: closeVoteAction,
                      extend: extendSilenceAction,
                      toVote: text && `${here}/votes/new?draft=${text.draftId}`,
                    }
                  : null
              }
              terms={<DecisionTerms method={deciding.method} roll={roll} />}
              afterwards={<JudgeAgain href={`${here}/votes/${vote.id}`} />}
            >
              <Texts reading={reading} />
            </DecisionRoom>
          ) : (
            <VoteRoom
              seat={seat.kind === 'seat' ? seat : { because: seat.because }}
              cast={castBallotAction}
              acts={
                mayClose && (
                  <>
                    <CloseVote close={closeVoteAction} />
                    <SettleByLot settle={settleByLotAction} />
                  </>
                )
              }
              terms={<VoteTerms terms={vote.terms} roll={roll} />}
              afterwards={<Recount href={`${here}/votes/${vote.id}`} />}
            >
              <ConsentObjections ruleOn={mayClose ? ruleOnObjectionAction : null} />
              <Texts reading={reading} />
            </VoteRoom>
          )}
        </VoteProvider>
      </Words>
    </Page>
  );
}

/** What is voted on: the sealed text or parts of it, or the texts to choose among. */
function Texts({ reading }: { reading: VoteReading }) {
  const { session, vote, text, optionTexts, partVotes } = reading;
  const { deciding, isStraw } = vote.terms;
  return (
    <>
      <DivisionSoFar sessionId={session.id} partVotes={partVotes} />
      {text && <VotedText text={text} blocks={vote.blocks} isStraw={isStraw} />}
      {'options' in deciding && Object.keys(optionTexts).length > 0 && (
        <OptionTexts sessionId={session.id} options={deciding.options} texts={optionTexts} />
      )}
    </>
  );
}
