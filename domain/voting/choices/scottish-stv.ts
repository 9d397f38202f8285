import { formatAmount } from '@/domain/voting/rules/amount';
import type { Stage } from '@/domain/voting/rules/verdict';
import { breakTie, extremes } from './break-tie';
import type { Choice, ChoiceResult } from './choice';
import type { Lot } from './every-lot';
import { nobody } from './instant-runoff';
import { countPairs, pairwiseText } from './pairwise';
import { type Counted, settle } from './settle';
import { type Bundle, bundle } from './strict-order';
import { addUp, type Totals } from './totals';

/** The law counts in hundred-thousandths of a vote. */
const oneVote = 100_000n;
const millionthsInStep = 10n;
const millionths = 1_000_000n;

/** Papers lying together: equal orders at one value, by whom they lie. */
type Parcel = { order: readonly string[]; papers: bigint; value: bigint; lies: string | null };

/**
 * The single transferable vote of Scottish local elections [V31, V32] (SSI 2007/42,
 * Schedule 1, rules 45 to 52): Weighted Inclusive Gregory, values cut off after five
 * decimals, the largest surplus first.
 */
export function scottishStv(choice: Choice): ChoiceResult {
  const { bundles, invalid } = bundle(choice.papers);
  const pairwise = pairwiseText(countPairs(choice));
  if (bundles.length === 0) return { ...nobody, invalid, pairwise };
  const parcels = () => bundles.map(parcelOf);
  const valid = bundles.reduce((sum, { weight }) => sum + weight, 0n);
  const quota = valid / millionths / BigInt(choice.seats + 1) + 1n;
  const settled = settle(choice, bundles.length, (lot) =>
    new StvCount(choice, parcels(), quota * oneVote, lot).run(),
  );
  const inequality = `${quota} = ⌊${formatAmount(valid)}/(${choice.seats}+1)⌋+1`;
  return { ...settled, inequality, quota: String(quota), invalid, pairwise };
}

/** Whole weights are so many papers; a weight with decimals is one paper of that value. */
function parcelOf({ order, weight }: Bundle): Parcel {
  const steps = weight / millionthsInStep;
  const whole = steps % oneVote === 0n;
  const [papers, value] = whole ? [steps / oneVote, oneVote] : [1n, steps];
  return { order, papers, value, lies: order[0] ?? null };
}

type RawStage = Omit<Stage, 'totals' | 'nonTransferable'> & {
  totals: Totals;
  nonTransferable: bigint;
};

class StvCount {
  private readonly ids: readonly string[];
  private readonly elected: string[] = [];
  private readonly excluded = new Set<string>();
  private readonly transferred = new Set<string>();
  private readonly stages: RawStage[] = [];
  private readonly earlier: Totals[] = [];
  private totals: Totals;
  private nonTransferable = 0n;

  constructor(
    private readonly choice: Choice,
    private readonly parcels: Parcel[],
    private readonly quota: bigint,
    private readonly lot: Lot,
  ) {
    this.ids = choice.options.map((option) => option.id);
    this.totals = addUp(this.ids, (sums) => {
      for (const parcel of parcels) this.add(sums, parcel);
    });
  }

  run(): Counted {
    this.closeStage([]);
    while (this.elected.length < this.choice.seats && this.continuing().length > 0) {
      const over = this.largestSurpluses();
      const next = over.length > 0 ? over : this.lowest();
      const [only = ''] = next;
      const draw = over.length > 0 ? this.lot.luckiest : this.lot.unluckiest;
      const id = next.length === 1 ? only : draw(next);
      if (id === null) return this.stopAt(next);
      if (over.length > 0) this.transferSurplus(id);
      else this.exclude(id);
    }
    const byQuota = this.elected.every((id) => (this.totals.get(id) ?? 0n) >= this.quota);
    const reason = byQuota ? 'quota-reached' : 'all-places-filled';
    return { ...this.counted(this.stages), reason, isWhole: true };
  }

  /** Nobody drew the lot that this stage needs: what was done so far is certain. */
  private stopAt(tied: readonly string[]): Counted {
    const last = this.stages.at(-1);
    const stages = last ? [...this.stages.slice(0, -1), { ...last, tied }] : [];
    return { ...this.counted(stages), reason: 'only-a-lot', isWhole: false };
  }

  private counted(stages: readonly RawStage[]) {
    const write = () => stages.map((stage) => this.written(stage));
    return { elected: this.elected, stages: write, inequality: '' };
  }

  private written({ totals, nonTransferable, ...stage }: RawStage): Stage {
    const texts = this.ids.map((id) => [id, fiveDecimals(totals.get(id) ?? 0n)]);
    const written = Object.fromEntries(texts) as Stage['totals'];
    return { totals: written, ...stage, nonTransferable: fiveDecimals(nonTransferable) };
  }

  private continuing(): readonly string[] {
    return this.ids.filter((id) => !this.elected.includes(id) && !this.excluded.has(id));
  }

  /** Who has the largest surplus still to go; several where only a lot can say who is first. */
  private largestSurpluses(): readonly string[] {
    const over = this.elected.filter(
      (id) => !this.transferred.has(id) && (this.totals.get(id) ?? 0n) > this.quota,
    );
    return breakTie(extremes(over, this.totals, 'ahead'), this.earlier, 'ahead');
  }

  private transferSurplus(id: string): void {
    const total = this.totals.get(id) ?? 0n;
    const surplus = total - this.quota;
    this.transferred.add(id);
    this.move(id, (value) => (value * surplus) / total, this.quota);
    this.closeStage([]);
  }

  private exclude(last: string): void {
    this.excluded.add(last);
    this.move(last, (value) => value, 0n);
    this.closeStage([last]);
  }

  /** Who has to go next; several where only a lot can say who. */
  private lowest(): readonly string[] {
    const lowest = extremes(this.continuing(), this.totals, 'behind');
    return breakTie(this.idle(lowest), this.earlier, 'behind');
  }

  /** Those without a single paper go one after another in any order, if all of them must go. */
  private idle(lowest: readonly string[]): readonly string[] {
    const holders = new Set(this.parcels.map((parcel) => parcel.lies));
    const [first] = lowest;
    const vacancies = this.choice.seats - this.elected.length;
    const allGo = this.continuing().length - lowest.length >= vacancies;
    return allGo && lowest.every((id) => !holders.has(id)) && first !== undefined
      ? [first]
      : lowest;
  }

  /** Moves every paper of one candidate to the next continuing one, at its new value. */
  private move(from: string, valueAfter: (value: bigint) => bigint, keeps: bigint): void {
    const still = new Set(this.continuing());
    const sums = new Map(this.totals);
    let moved = 0n;
    for (const parcel of this.parcels) {
      if (parcel.lies !== from) continue;
      parcel.value = valueAfter(parcel.value);
      parcel.lies = parcel.order.find((id) => still.has(id)) ?? null;
      if (parcel.lies !== null) moved += this.add(sums, parcel);
    }
    // What is lost by cutting off counts as not transferable, as in the official returns.
    this.nonTransferable += (this.totals.get(from) ?? 0n) - keeps - moved;
    sums.set(from, keeps);
    this.totals = sums;
  }

  private add(sums: Map<string, bigint>, { lies, papers, value }: Parcel): bigint {
    if (lies !== null) sums.set(lies, (sums.get(lies) ?? 0n) + papers * value);
    return papers * value;
  }

  /** Whoever reaches the quota is elected; and all who continue, once they just fill the places. */
  private closeStage(excluded: readonly string[]): void {
    const totalOf = (id: string) => this.totals.get(id) ?? 0n;
    const byTotal = (ids: readonly string[]) =>
      [...ids].sort((left, right) =>
        totalOf(right) > totalOf(left) ? 1 : totalOf(right) < totalOf(left) ? -1 : 0,
      );
    const now = byTotal(this.continuing().filter((id) => totalOf(id) >= this.quota));
    this.elected.push(...now);
    const rest = this.continuing();
    if (rest.length <= this.choice.seats - this.elected.length) {
      const last = byTotal(rest);
      this.elected.push(...last);
      now.push(...last);
    }
    const { totals, nonTransferable } = this;
    this.stages.push({ totals, elected: now, excluded, nonTransferable });
    this.earlier.push(this.totals);
  }
}

function fiveDecimals(amount: bigint): string {
  return `${amount / oneVote}.${(amount % oneVote).toString().padStart(5, '0')}`;
}
