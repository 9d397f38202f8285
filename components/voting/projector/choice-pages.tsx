import { useTranslations } from 'next-intl';
import { ChoiceResult } from '@/components/voting/results/choice-result';
import { Rounds } from '@/components/voting/results/rounds';
import type { Verdict } from '@/domain/voting/rules/verdict';
import type { Deciding } from '@/domain/voting/terms';
import { Fitted } from './fitted';
import type { WallPage } from './turning-pages';
import { pagesOf } from './wall-pages';

type Choice = Extract<Deciding, { options: unknown }>;

const roundsOnWall = 4;
const optionsOnWall = 8;

/** What a choice came to in pages: four rounds and eight options at a time; the rest is on the vote's page. */
export function useChoicePages(): (verdict: Verdict, choice: Choice) => WallPage[] {
  const words = useTranslations('projector');
  return (verdict, choice) => {
    const { stages } = verdict;
    if (!stages) return [wholePage(verdict, choice, words('numbers'))];
    let from = 0;
    return pagesOf(stages, roundsOnWall).map((some) => {
      const first = from;
      from += some.length;
      const running = choice.options.filter(({ id }) =>
        some.some(({ totals }) => totals[id] !== undefined),
      );
      const most = ({ id }: { id: string }) =>
        Math.max(...some.map(({ totals }) => Number(totals[id] ?? 0)));
      const shown = running.toSorted((one, other) => most(other) - most(one));
      return {
        key: `rounds-${first}`,
        label: words('rounds', { from: first + 1, to: from }),
        content: (
          <Fitted>
            <Rounds
              options={shown.slice(0, optionsOnWall)}
              elected={verdict.elected}
              stages={some}
              firstStage={first}
              quota={verdict.quota ?? null}
            />
            {shown.length > optionsOnWall && (
              <p className="mt-2 text-sm text-muted">
                {words('moreOptions', { count: shown.length - optionsOnWall })}
              </p>
            )}
          </Fitted>
        ),
      };
    });
  };
}

function wholePage(verdict: Verdict, choice: Choice, label: string): WallPage {
  // A table of duels between many is for a page, not for a wall.
  const { pairwise, ...rest } = verdict;
  const shown = pairwise && choice.options.length > optionsOnWall ? rest : verdict;
  return {
    key: 'numbers',
    label,
    content: (
      <Fitted>
        <ChoiceResult verdict={shown} deciding={choice} />
      </Fitted>
    ),
  };
}
