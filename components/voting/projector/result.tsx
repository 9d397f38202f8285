import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { strawOutcome } from '@/domain/voting/conduct/straw';
import type { VoteResult } from '@/domain/voting/vote-snapshot';
import { TallyBar } from '@/components/voting/tally-bar';
import { tellResult, useSentence, verdictInks } from '@/components/voting/verdict-panel';
import { useVote } from '@/components/voting/vote-context';
import { useChoicePages } from './choice-pages';
import { Fitted } from './fitted';
import { TurningPages, type WallPage } from './turning-pages';
import { useRollPages } from './wall-roll';

/** What a vote came to, for the back of the room: the outcome, why, and the numbers in pages. */
export function ProjectedResult({ result }: { result: VoteResult }) {
  const [words, wall] = [useTranslations('choiceResult'), useTranslations('projector')];
  const say = useSentence();
  const pagesOfChoice = useChoicePages();
  const pagesOfRoll = useRollPages();
  const { deciding, isStraw, secrecy } = useVote().terms;
  const { verdict, rollCall } = result;
  const { choice, nameOf, told } = tellResult(result, deciding);
  const tally: WallPage = {
    key: 'tally',
    label: wall('numbers'),
    content: (
      <Fitted>
        <TallyBar tally={verdict.tally} />
      </Fitted>
    ),
  };
  const counted = choice ? pagesOfChoice(verdict, choice) : [tally];
  // Who voted how is shown where it is public, and where an answer is one sign.
  const named = secrecy === 'open' && !choice ? pagesOfRoll(rollCall) : [];
  return (
    <div className="wall-stage">
      <div className="flex flex-col gap-[1.5vh]">
        <Outcome ink={verdictInks[verdict.outcome]}>
          {say(isStraw ? strawOutcome(verdict) : told.outcome)}
        </Outcome>
        {choice && verdict.elected.length > 0 && (
          <ol aria-label={words('elected')} className="wall-elected">
            {verdict.elected.map((id) => (
              <li key={id}>{nameOf(id)}</li>
            ))}
          </ol>
        )}
        <Reason>{say(told.reason)}</Reason>
      </div>
      <TurningPages pages={[...counted, ...named]} />
    </div>
  );
}

/** The outcome in one or two words across the wall. */
export function Outcome({ ink, children }: { ink: string; children: ReactNode }) {
  return <p className={`wall-outcome ${ink}`}>{children}</p>;
}

/** Why, in one sentence. */
export function Reason({ children }: { children: ReactNode }) {
  return <p className="wall-reason">{children}</p>;
}
