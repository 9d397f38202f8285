'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { RulingShown } from '@/domain/voting/conduct/conduct';
import { markOf } from '@/domain/voting/conduct/ruling';
import { isSecret } from '@/domain/voting/casting/secrecy';
import type { RollCallLine } from '@/domain/voting/vote-snapshot';
import { useMarksInWords } from './ballot/marks-in-words';
import { BallotForm, type CastAction, type Seat } from './ballot-form';
import { SecretBallotIn } from './secret-ballot-in';
import { useVote } from './vote-context';

/** Why somebody who reads has no ballot here. */
export type NoSeat = {
  because: 'not-a-delegate' | 'not-on-roll' | 'suspended' | 'by-proxy' | 'only-the-head';
};

/** The reader's seat in this vote; `voter` is its name in the roll call. */
export type MySeat = (Seat & { voter: string }) | NoSeat;

/** The ballot while it can be cast; afterwards what the delegation's vote was. */
export function MyBallot({ seat, cast }: { seat: MySeat; cast: CastAction }) {
  const [words, secrecy] = [useTranslations('votes'), useTranslations('secrecy')];
  const { vote, terms, place, sha256 } = useVote();
  if ('because' in seat) return <p className="text-muted">{words(`noSeat.${seat.because}`)}</p>;
  if (vote.result) return <PastBallot seat={seat} rollCall={vote.result.rollCall} />;
  if (vote.status !== 'voting' && vote.status !== 'paused') return null;
  if (seat.hasVoted && seat.ballot === null) {
    return <SecretBallotIn delegation={seat.delegationName} announced={false} />;
  }
  const ruling = vote.conduct.rulings.find(
    ({ voter, isLifted }) => voter === seat.voter && !isLifted,
  );
  if (ruling && markOf(ruling.kind) !== null) return <RulingOnBallot ruling={ruling} />;
  const { deciding, secrecy: level } = terms;
  return (
    <>
      {ruling && <RulingOnBallot ruling={ruling} />}
      <BallotForm {...{ seat, place, sha256, deciding, cast }} isFinal={isSecret(terms)} />
      <p className="text-sm text-muted">
        {secrecy(`onBallot.${level}`, { delegation: seat.delegationName })}
      </p>
    </>
  );
}

/** What the chair has ruled about the delegation, beside its ballot or in its place. */
function RulingOnBallot({ ruling: { kind, name, reason } }: { ruling: RulingShown }) {
  const words = useTranslations('conduct');
  return (
    <Notice tone="caution" announce="polite">
      {markOf(kind) === null
        ? words('mustAbstain', { name, reason })
        : words('markedBallot', { name, ruling: words(`kinds.${kind}`), reason })}
    </Notice>
  );
}

type PastProps = { seat: Seat & { voter: string }; rollCall: readonly RollCallLine[] };

/** What a delegation's vote was; in a secret vote only that there was one. */
function PastBallot({ seat, rollCall }: PastProps) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const secrecy = useTranslations('secrecy');
  const { terms } = useVote();
  const inWords = useMarksInWords(terms.deciding);
  const delegation = seat.delegationName;
  const line = rollCall.find(({ voter }) => voter === seat.voter);
  const state = line?.state ?? 'absent';
  const said = () => {
    if (isSecret(terms) && state !== 'absent') return secrecy('tookPart', { delegation });
    if (state === 'absent') return words('youDidNot', { delegation });
    const chosen = state === 'voted' && line?.content;
    const answer = chosen ? inWords(chosen) : verdict(`states.${state}`);
    return words('youVoted', { delegation, answer });
  };
  return <p className="text-lg font-medium break-words">{said()}</p>;
}
