import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ChoiceResult } from '@/components/voting/results/choice-result';
import { TallyBar } from '@/components/voting/tally-bar';
import { tellResult, useSentence, verdictInks } from '@/components/voting/verdict-panel';
import { useVote } from '@/components/voting/vote-context';
import { strawOutcome } from '@/domain/voting/conduct/straw';
import type { VoteResult } from '@/domain/voting/vote-snapshot';

/** What a vote came to, for the back of the room: the outcome, the numbers, and why. */
export function ProjectedResult({ result }: { result: VoteResult }) {
  const words = useTranslations('choiceResult');
  const say = useSentence();
  const { deciding, isStraw } = useVote().terms;
  const { verdict } = result;
  const { choice, nameOf, told } = tellResult(result, deciding);
  return (
    <div className="flex flex-col gap-[3vh]">
      <Outcome ink={verdictInks[verdict.outcome]}>
        {say(isStraw ? strawOutcome(verdict) : told.outcome)}
      </Outcome>
      {choice && verdict.elected.length > 0 && (
        <ol
          aria-label={words('elected')}
          className="font-serif text-[clamp(1.5rem,4vw,4.5rem)] leading-tight font-semibold"
        >
          {verdict.elected.map((id) => (
            <li key={id}>{nameOf(id)}</li>
          ))}
        </ol>
      )}
      <Reason>{say(told.reason)}</Reason>
      <div className="lg:[zoom:1.6]">
        {choice ? (
          <ChoiceResult verdict={verdict} deciding={choice} />
        ) : (
          <TallyBar tally={verdict.tally} />
        )}
      </div>
    </div>
  );
}

/** The outcome in one or two words across the wall. */
export function Outcome({ ink, children }: { ink: string; children: ReactNode }) {
  return (
    <p
      className={`font-serif text-[clamp(3rem,9vw,10rem)] leading-none font-semibold tracking-tight ${ink}`}
    >
      {children}
    </p>
  );
}

/** Why, in one sentence. */
export function Reason({ children }: { children: ReactNode }) {
  return <p className="max-w-[60ch] text-[clamp(1.25rem,2.2vw,2.5rem)]">{children}</p>;
}
