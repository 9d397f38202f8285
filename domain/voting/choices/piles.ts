import type { Bundle } from './strict-order';
import type { Totals } from './totals';

/**
 * The papers of an instant runoff, lying by whom they count for now. Only the papers of
 * whoever is excluded are taken up again.
 */
export class Piles {
  /** Votes of each option that continues, in the order of the options. */
  totals: Totals;
  /** Votes that name nobody any more. */
  exhausted = 0n;
  private piles: ReadonlyMap<string, Bundle[]>;

  constructor(ids: readonly string[], bundles: readonly Bundle[]) {
    this.piles = new Map(ids.map((id) => [id, []]));
    this.totals = new Map(ids.map((id) => [id, 0n]));
    this.deal(bundles);
  }

  /** Votes that still name somebody. */
  get continuing(): bigint {
    let sum = 0n;
    for (const total of this.totals.values()) sum += total;
    return sum;
  }

  /** Takes an option out; its papers go to the next that each names. */
  exclude(id: string): void {
    const pile = this.piles.get(id) ?? [];
    this.piles = new Map([...this.piles].filter(([each]) => each !== id));
    this.totals = new Map([...this.totals].filter(([each]) => each !== id));
    this.deal(pile);
  }

  private deal(bundles: readonly Bundle[]): void {
    const totals = new Map(this.totals);
    for (const bundle of bundles) {
      const id = bundle.order.find((each) => totals.has(each));
      if (id === undefined) {
        this.exhausted += bundle.weight;
        continue;
      }
      this.piles.get(id)?.push(bundle);
      totals.set(id, (totals.get(id) ?? 0n) + bundle.weight);
    }
    this.totals = totals;
  }
}
