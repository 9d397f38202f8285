'use client';

import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/page';
import { RollCall } from './roll-call';
import { useVote } from './vote-context';

/** While the vote runs: who has voted, and how, as far as its terms show it. Live. */
export function WhoHasVoted() {
  const words = useTranslations('secrecy');
  const { vote, terms } = useVote();
  if (!vote.meanwhile || vote.result) return null;
  const title = terms.meanwhile === 'how' ? words('howSoFar') : words('whoSoFar');
  return (
    <div className="mb-10">
      <Section title={title} id="so-far">
        <RollCall rollCall={vote.meanwhile} absent={words('notYet')} />
      </Section>
    </div>
  );
}
