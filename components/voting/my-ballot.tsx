'use client';

import { useTranslations } from 'next-intl';
import { isSecret } from '@/domain/voting/secrecy';
import { BallotForm, type CastAction, type Seat } from './ballot-form';
import { SecretBallotIn } from './secret-ballot-in';
import { useVote } from './vote-context';

/** Why somebody who reads has no ballot here. */
export type NoSeat = { because: 'not-a-delegate' | 'not-on-roll' };

/** The reader's seat in this vote; `voter` is its name in the roll call. */
export type MySeat = (Seat & { voter: string }) | NoSeat;

/** The ballot while it can be cast; afterwards what the delegation's vote was. */
export function MyBallot({ seat, cast }: { seat: MySeat; cast: CastAction }) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const secrecy = useTranslations('secrecy');
  const { vote, terms, place, sha256 } = useVote();
  if ('because' in seat) return <p className="text-muted">{words(`noSeat.${seat.because}`)}</p>;
  const delegation = seat.delegationName;
  if (!vote.result && seat.hasVoted && seat.ballot === null) {
    return <SecretBallotIn delegation={delegation} announced={false} />;
  }
  if (!vote.result) return <BallotForm {...{ seat, place, sha256, cast }} />;
  if (isSecret(terms) && seat.hasVoted) {
    return <p className="text-lg font-medium">{secrecy('tookPart', { delegation })}</p>;
  }
  const state = vote.result.rollCall.find(({ voter }) => voter === seat.voter)?.state ?? 'absent';
  return (
    <p className="text-lg font-medium">
      {state === 'absent'
        ? words('youDidNot', { delegation })
        : words('youVoted', { delegation, answer: verdict(`states.${state}`) })}
    </p>
  );
}
