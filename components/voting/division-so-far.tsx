import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PartsFate } from '@/components/drafts/parts-fate';
import { Notice } from '@/components/ui/notice';

type PartVote = { id: string; number: number; parts: string; outcome: string };

type Props = { sessionId: string; partVotes: readonly PartVote[] };

/** On a vote on the whole: what became of the parts that were voted on before. */
export function DivisionSoFar({ sessionId, partVotes }: Props) {
  const words = useTranslations('choiceResult');
  if (partVotes.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice title={words('divisionTitle')}>
        <ul>
          {partVotes.map(({ id, number, parts, outcome }) => (
            <li key={id}>
              <Link
                className="link inline-flex min-h-6 items-center"
                href={`/sessions/${sessionId}/votes/${id}`}
              >
                {words('partVote', { number })}
              </Link>{' '}
              {parts}: <PartsFate outcome={outcome} />
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
