import { useTranslations } from 'next-intl';
import type { VoteAtAGlance } from '@/domain/sessions/session-snapshot';
import { isHeard } from '@/domain/voting/terms';

/** How a question is decided without a vote; else how secret a vote is, and how many have voted where its terms show that. */
export function VoteProgress({ vote }: { vote: VoteAtAGlance }) {
  const words = useTranslations('sessions');
  const { secrecy, cast, entitled, method } = vote;
  if (isHeard(method)) return words(`withoutVote.${method}`);
  return (
    <>
      {words(`voteSecrecy.${secrecy}`)}
      {cast !== null && ` · ${words('voteProgress', { cast, entitled })}`}
    </>
  );
}
