import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { VoteAtAGlance } from '@/domain/sessions/session-snapshot';
import { isHeard } from '@/domain/voting/terms';

/**
 * When a vote opens; once it has, how it is decided without ballots, or how secret it is
 * and how many have voted where its terms show that.
 */
export function VoteProgress({ vote }: { vote: VoteAtAGlance }) {
  const words = useTranslations('sessions');
  const { secrecy, status, opensAt, cast, entitled, method } = vote;
  if (status === 'scheduled' && opensAt !== null) {
    return (
      <>
        {words('announced')} <Moment at={opensAt} look="short" />
      </>
    );
  }
  if (isHeard(method)) return words(`withoutVote.${method}`);
  return (
    <>
      {words(`voteSecrecy.${secrecy}`)}
      {status === 'paused' && ` · ${words('progressPaused')}`}
      {cast !== null && ` · ${words('voteProgress', { cast, entitled })}`}
    </>
  );
}
