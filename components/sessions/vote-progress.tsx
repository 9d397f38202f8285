import { useTranslations } from 'next-intl';
import type { VoteAtAGlance } from '@/domain/sessions/session-snapshot';

/** How secret an open vote is, and how many have voted where its terms show that. */
export function VoteProgress({ vote }: { vote: VoteAtAGlance }) {
  const words = useTranslations('sessions');
  const { secrecy, cast, entitled } = vote;
  return (
    <>
      {words(`voteSecrecy.${secrecy}`)}
      {cast !== null && ` · ${words('voteProgress', { cast, entitled })}`}
    </>
  );
}
