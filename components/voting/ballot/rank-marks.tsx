'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import { rankingOf, ranksOf, toggleRank, type Ranks } from '@/domain/voting/choices/ranking';
import type { VoteOption } from '@/domain/voting/terms';
import { fieldOf } from './marks-of-form';
import { OptionName } from './option-name';
import { RankOrder } from './rank-order';

type Props = {
  legend: string;
  /** How it is done; the usual words where nothing else is said. */
  hint?: string;
  options: readonly VoteOption[];
  /** Whether equal ranks are refused. */
  isStrict: boolean;
  marked: BallotContent | null;
};

/**
 * Ranks for the options. Press them in the order of preference, or choose each rank from
 * its list, or type it; below stands the order that comes of it, to be moved about. The
 * lists are the ballot: without any script they are enough.
 */
export function RankMarks({ legend, hint, options, isStrict, marked }: Props) {
  const words = useTranslations('ballot');
  const [ranks, setRanks] = useState<Ranks>(() =>
    marked && 'ranking' in marked ? ranksOf(marked.ranking) : {},
  );
  const fieldset = useMarksFromBefore(setRanks);
  const hintId = useId();
  const ranking = rankingOf(ranks);
  const hasEquals = ranking.some((equals) => equals.length > 1);

  function typeRank(event: KeyboardEvent, id: string) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rank = Number.parseInt(event.key, 10);
    if (rank >= 1 && rank <= options.length) setRanks({ ...ranks, [id]: rank });
    else if (rank === 0 || event.key === 'Backspace' || event.key === 'Delete')
      setRanks(without(ranks, id));
  }

  return (
    <fieldset ref={fieldset} aria-describedby={hintId} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-[0.9375rem] font-medium">{legend}</legend>
      <p id={hintId} className="text-sm text-muted">
        {hint ?? words(isStrict ? 'rankHintStrict' : 'rankHint')}
      </p>
      {options.map((option) => {
        const { id, name } = option;
        const rank = ranks[id];
        return (
          <div
            key={id}
            className={`flex items-stretch overflow-hidden rounded-md border ${rank === undefined ? 'border-line bg-surface' : 'border-accent bg-accent-soft'}`}
          >
            <select
              name={fieldOf.rank(id)}
              aria-label={words('rankOf', { name })}
              value={rank ?? ''}
              onChange={({ target }) =>
                setRanks(
                  target.value === ''
                    ? without(ranks, id)
                    : { ...ranks, [id]: Number(target.value) },
                )
              }
              className="w-16 shrink-0 border-e border-line bg-transparent ps-3 text-lg font-semibold tabular-nums"
            >
              <option value="">–</option>
              {options.map((_, index) => (
                <option key={index + 1} value={index + 1}>
                  {index + 1}
                </option>
              ))}
            </select>
            <button
              type="button"
              aria-pressed={rank !== undefined}
              onClick={() => setRanks(toggleRank(ranks, id))}
              onKeyDown={(event) => typeRank(event, id)}
              className="min-h-12 min-w-0 flex-1 px-3 py-2 text-start"
            >
              <OptionName option={option} />
            </button>
          </div>
        );
      })}
      {isStrict && hasEquals && (
        <p role="alert" className="text-sm font-medium text-negative">
          {words('noEquals')}
        </p>
      )}
      <RankOrder {...{ options, ranks, setRanks }} />
    </fieldset>
  );
}

function without(ranks: Ranks, id: string): Ranks {
  const { [id]: _gone, ...others } = ranks;
  return others;
}

/** What somebody chose from the lists before the script came is kept. */
function useMarksFromBefore(setRanks: (ranks: Ranks) => void) {
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const lists = [...(fieldset.current?.querySelectorAll('select') ?? [])];
    const chosen = lists.filter(({ value }) => value !== '');
    if (chosen.length === 0) return;
    const beginning = fieldOf.rank('').length;
    setRanks(
      Object.fromEntries(chosen.map(({ name, value }) => [name.slice(beginning), Number(value)])),
    );
  }, [setRanks]);
  return fieldset;
}
