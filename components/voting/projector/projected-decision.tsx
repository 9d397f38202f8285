import { useTranslations } from 'next-intl';
import { useVote } from '@/components/voting/vote-context';
import {
  decisionTones,
  useDecisionReason,
} from '@/components/voting/without-vote/decision-verdict';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import { Outcome, Reason } from './result';
import { Clock } from './running';

/** A decision without a vote for the room: the question, who objects, and what came of it. */
export function ProjectedDecision({ decision }: { decision: DecisionSnapshot }) {
  const [words, verdict] = [useTranslations('decisions'), useTranslations('verdict')];
  const reason = useDecisionReason();
  const { vote } = useVote();
  const { standing, method, members } = decision;
  if (vote.closedAt !== null) {
    return (
      <div className="flex flex-col gap-[2vh]">
        <Outcome ink={decisionTones[standing.outcome]}>
          {verdict(`outcomes.${standing.outcome}`)}
        </Outcome>
        <Reason>{reason(decision)}</Reason>
      </div>
    );
  }
  const objecting = members.filter(({ voter }) => standing.objectedBy.includes(voter));
  return (
    <div className="flex flex-col gap-[4vh]">
      <p className="wall-elected">{words(`open.${method}`)}</p>
      <Reason>{words('objectionsStand', { count: objecting.length })}</Reason>
      <ul className="flex flex-wrap gap-x-[3vw] font-medium empty:hidden">
        {objecting.map(({ voter, name }) => (
          <li key={voter}>{name}</li>
        ))}
      </ul>
      <Clock vote={vote} />
    </div>
  );
}
