import { Calling } from '@/components/voting/conduct/calling';
import { ConductActs } from '@/components/voting/conduct/conduct-acts';
import { Rulings } from '@/components/voting/conduct/rulings';
import { Statements, type Speaker } from '@/components/voting/conduct/statements';
import { CloseVote } from '@/components/voting/close-vote';
import { ConsentObjections } from '@/components/voting/consent/consent-objections';
import { DivisionSoFar } from '@/components/voting/division-so-far';
import { OptionTexts } from '@/components/voting/option-texts';
import { Recount } from '@/components/voting/recount';
import { SettleByLot } from '@/components/voting/settle-by-lot';
import { VoteRoom } from '@/components/voting/vote-room';
import { VoteTerms } from '@/components/voting/vote-terms';
import { VotedText } from '@/components/voting/voted-text';
import { DecisionRoom } from '@/components/voting/without-vote/decision-room';
import { DecisionTerms, JudgeAgain } from '@/components/voting/without-vote/decision-terms';
import { may } from '@/domain/sessions/acts';
import { isUncounted } from '@/domain/voting/terms';
import type { NoSeatBecause, VoteReading } from '@/server/voting/read-vote';
import { castBallotAction, closeVoteAction, readBeforeClosingAction } from './actions';
import {
  cancelVoteAction,
  correctVoteAction,
  drawLotAction,
  explainVoteAction,
  liftRulingAction,
  makeRulingAction,
  openAnnouncedVoteAction,
  openSecondVoteAction,
  pauseVoteAction,
  publishVoteAction,
  resumeVoteAction,
} from './conduct-actions';
import {
  extendSilenceAction,
  objectAction,
  ruleOnObjectionAction,
  withdrawObjectionAction,
} from './decision-actions';
import { settleByLotAction } from './lot-actions';

const conductActions = {
  pause: pauseVoteAction,
  resume: resumeVoteAction,
  publish: publishVoteAction,
  openNow: openAnnouncedVoteAction,
  callOff: cancelVoteAction,
  drawLot: drawLotAction,
  openSecond: openSecondVoteAction,
};

type Props = {
  reading: VoteReading;
  /** The address of this page's session. */
  here: string;
};

/** A vote in which ballots are cast and counted. */
export function CountedRoom({ reading, here }: Props) {
  const { vote, roll, mayClose, seat, held } = reading;
  return (
    <VoteRoom
      seat={seat.kind === 'seat' ? seat : { because: seat.because }}
      held={held}
      cast={castBallotAction}
      acts={
        mayClose && (
          <>
            <ConductActs acts={conductActions} />
            <CloseVote close={closeVoteAction} look={readBeforeClosingAction} />
            <SettleByLot settle={settleByLotAction} />
          </>
        )
      }
      terms={<VoteTerms terms={vote.terms} roll={roll} isSecond={vote.secondOfId !== null} />}
      afterwards={<Recount href={`${here}/votes/${vote.id}`} />}
    >
      <Statements
        speaker={speakerOf(reading)}
        explain={explainVoteAction}
        correct={correctVoteAction}
      />
      <Rulings chair={mayClose ? rulingBy(reading) : null} />
      <Calling roll={roll} />
      <ConsentObjections ruleOn={mayClose ? ruleOnObjectionAction : null} />
      <Texts reading={reading} />
    </VoteRoom>
  );
}

function rulingBy({ roll }: VoteReading) {
  const voters = roll.filter(({ entitled }) => entitled);
  return { voters, make: makeRulingAction, lift: liftRulingAction };
}

/** The delegation whose vote the reader may explain; null for those who cast none. */
function speakerOf({ me, roll, leadsDraft }: VoteReading): Speaker | null {
  const line = roll.find(({ delegationId }) => delegationId === me.delegationId);
  return line && may(me.role, 'explain-vote') ? { name: line.name, leadsDraft } : null;
}

/** A decision without a vote, in which objections are heard. */
export function HeardRoom({ reading, here }: Props) {
  const { vote, roll, mayClose, seat, text } = reading;
  const { deciding } = vote.terms;
  if (!isUncounted(deciding)) return null;
  return (
    <>
      {mayClose && (
        <div className="no-print mb-6 flex flex-wrap gap-3 empty:hidden">
          <ConductActs acts={conductActions} />
        </div>
      )}
      <DecisionRoom
        seat={seat.kind === 'seat' ? seat : { because: hearerBecause(seat.because) }}
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
    </>
  );
}

/** Why somebody is not heard where nothing is cast: whoever may not vote has no say there. */
function hearerBecause(because: NoSeatBecause): 'not-a-delegate' | 'not-on-roll' {
  return because === 'not-a-delegate' ? because : 'not-on-roll';
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
