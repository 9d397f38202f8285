import type { Stage } from '@/domain/voting/rules/verdict';
import type { Choice, ChoiceResult } from './choice';
import { everyLot, type Lot, lotOf, noLot } from './every-lot';

/** A count by stages: to its end, or to the stage that needs a lot that nobody drew. */
export type Counted = {
  readonly elected: readonly string[];
  /** Written out only for the count that is shown. */
  readonly stages: () => readonly Stage[];
  readonly reason: ChoiceResult['reason'];
  readonly inequality: string;
  readonly isWhole: boolean;
};

type Settled = Omit<Counted, 'isWhole' | 'stages'> & Tied & { readonly stages: readonly Stage[] };

/** Who is tied where only a lot decides, or that it was too much to work out. */
export type Tied = Pick<ChoiceResult, 'tiedWinners' | 'tiedUnknown'>;

/**
 * Runs a count that may meet ties only a lot can break [V20]. Where every lot would elect
 * the same, none is needed; else the lot drawn beforehand decides, and without one the
 * count stops at the stage that needs it.
 *
 * @param papers how many different papers there are, which says how many counts can be made
 */
export function settle(choice: Choice, papers: number, count: (lot: Lot) => Counted): Settled {
  const asFarAsCertain = count(noLot);
  if (asFarAsCertain.isWhole) return written(asFarAsCertain);
  const { results, complete } = everyLot(count, lotsToTry(choice, papers));
  const tied = tiedOver(choice, results, complete);
  const [first] = results;
  if (complete && tied.tiedWinners.length === 0) return written(first);
  const byLot = count(lotOf(choice.rule.lot));
  if (byLot.isWhole) return { ...written(byLot), reason: 'lot' };
  return { ...written(byLot), elected: [], reason: 'only-a-lot', ...tied };
}

function written({ elected, stages, reason, inequality }: Counted): Settled {
  return { elected, stages: stages(), reason, inequality, tiedWinners: [] };
}

/** Those whom some lots elect and others do not; unknown where not all lots were tried. */
export function tiedOver(
  { options }: Pick<Choice, 'options'>,
  results: readonly Pick<Counted, 'elected'>[],
  complete: boolean,
): Tied {
  if (!complete) return { tiedWinners: [], tiedUnknown: true };
  const sets = results.map(({ elected }) => new Set(elected));
  const isTied = (id: string) =>
    sets.some((set) => set.has(id)) && !sets.every((set) => set.has(id));
  return { tiedWinners: options.flatMap(({ id }) => (isTied(id) ? [id] : [])) };
}

/** So many lots can be tried without keeping people waiting: the same number everywhere. */
function lotsToTry({ options, seats }: Choice, papers: number): number {
  const workOfOne = (papers + options.length) * options.length * seats;
  return Math.max(2, Math.min(2_000, Math.floor(1_000_000 / workOfOne)));
}
