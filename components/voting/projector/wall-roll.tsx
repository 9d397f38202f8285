import { useTranslations } from 'next-intl';
import { useMarksInWords } from '@/components/voting/ballot/marks-in-words';
import { useVote } from '@/components/voting/vote-context';
import type { RollCallLine } from '@/domain/voting/vote-snapshot';
import type { WallPage } from './turning-pages';
import { namesOnWall, pagesOf } from './wall-pages';

/** Colour never stands alone: each state has its sign, and a word for who cannot see it. */
const looks = {
  yes: { sign: '✓', ink: 'text-positive' },
  no: { sign: '✕', ink: 'text-negative' },
  abstain: { sign: '–', ink: 'text-caution' },
  'not-participating': { sign: '○', ink: 'text-muted' },
  blank: { sign: '□', ink: 'text-muted' },
  invalid: { sign: '!', ink: 'text-muted' },
  absent: { sign: '·', ink: 'text-muted' },
  'not-entitled': { sign: '·', ink: 'text-muted' },
  voted: { sign: '●', ink: 'text-accent' },
} as const satisfies Record<RollCallLine['state'], { sign: string; ink: string }>;

/** Fewer names than this stand in three columns, with their answers in words. */
const fewNames = 24;

/** The roll in pages that the back of the room can read, each called by its first and last name. */
export function useRollPages(): (roll: readonly RollCallLine[], absent?: string) => WallPage[] {
  const words = useTranslations('projector');
  return (roll, absent) => {
    const isFew = roll.length <= fewNames;
    return pagesOf(roll, namesOnWall).map((lines) => ({
      key: lines[0]?.voter ?? '',
      label: words('fromTo', { from: lines[0]?.name ?? '', to: lines.at(-1)?.name ?? '' }),
      content: (
        <ol className={`wall-roll ${isFew ? 'wall-roll-few' : ''}`}>
          {lines.map((line) => (
            <RollName key={line.voter} {...{ line, absent, isFew }} />
          ))}
        </ol>
      ),
    }));
  };
}

type NameProps = { line: RollCallLine; absent: string | undefined; isFew: boolean };

function RollName({ line, absent, isFew }: NameProps) {
  const verdict = useTranslations('verdict');
  const { deciding } = useVote().terms;
  const inWords = useMarksInWords(deciding);
  const { name, state, content } = line;
  const { sign, ink } = looks[state];
  const said =
    state === 'voted' && content
      ? inWords(content)
      : state === 'absent' && absent !== undefined
        ? absent
        : verdict(`states.${state}`);
  return (
    <li>
      <b aria-hidden="true" className={ink}>
        {sign}
      </b>
      <span className={`wall-roll-name ${state === 'absent' ? 'text-muted' : ''}`}>{name}</span>
      <span className={isFew ? `truncate ${ink}` : 'sr-only'}>{said}</span>
    </li>
  );
}
