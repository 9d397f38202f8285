import type { Stage } from '@/domain/voting/rules/verdict';
import type { Choice, ChoiceResult } from './choice';
import { byLot } from './fill-places';
import { type Chooser, everyWay } from './every-way';

export type Counted = {
  readonly elected: readonly string[];
  readonly stages: readonly Stage[];
  readonly reason: ChoiceResult['reason'];
  readonly inequality: string;
};

type Settled = Counted & Pick<ChoiceResult, 'tiedWinners'>;

/**
 * Runs a count that may meet ties only a lot can break [V20]. Where every way the lot
 * could fall elects the same, none is needed; else the lot drawn beforehand decides, and
 * without one the vote is undecided among those that are elected in some ways only.
 */
export function settle(
  choice: Choice,
  bundles: number,
  count: (lucky: Chooser, unlucky: Chooser) => Counted,
): Settled {
  const { results, complete } = everyWay((choose) => count(choose, choose), waysFor(bundles));
  const [first] = results;
  const sets = results.map(({ elected }) => new Set(elected));
  const inAll = first.elected.filter((id) => sets.every((set) => set.has(id)));
  if (complete && inAll.length === first.elected.length) return { ...first, tiedWinners: [] };
  const { lot } = choice.rule;
  let uncovered = false;
  const drawn = (from: 0 | -1) => (equals: readonly string[]) => {
    const order = byLot(equals, lot);
    if (!order) uncovered = true;
    return (order ?? equals).at(from) ?? '';
  };
  const byTheLot = count(drawn(0), drawn(-1));
  if (!uncovered) return { ...byTheLot, reason: 'lot', tiedWinners: [] };
  const inSome = choice.options.flatMap(({ id }) => (sets.some((set) => set.has(id)) ? [id] : []));
  const tiedWinners = inSome.filter((id) => !inAll.includes(id));
  return { ...first, elected: [], tiedWinners, reason: 'only-a-lot' };
}

/** As many ways as a large vote can be counted in without keeping people waiting. */
function waysFor(bundles: number): number {
  return Math.max(8, Math.min(512, Math.floor(2_000_000 / (bundles + 1))));
}
