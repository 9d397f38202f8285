'use client';

import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/page';
import { callingOrder } from '@/domain/voting/conduct/calling-order';
import { useVote } from '@/components/voting/vote-context';

/** The order in which the chair calls the roll, once a lot has been drawn for it. */
export function Calling({ roll }: { roll: readonly { id: string; name: string }[] }) {
  const words = useTranslations('conduct');
  const { calledFirst } = useVote().vote.conduct;
  const first = roll.find(({ id }) => id === calledFirst);
  if (!first) return null;
  return (
    <div className="mb-10">
      <Section title={words('callingTitle')} id="calling">
        <p>{words('callingLot', { name: first.name })}</p>
        <ol className="mt-3 list-decimal gap-x-10 ps-6 sm:columns-2">
          {callingOrder(roll, first.id).map(({ id, name }) => (
            <li key={id} className="py-1">
              {name}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
