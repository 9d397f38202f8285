const bits = 32;

/**
 * Which option leads to which by a chain of victories. Everybody an option leads to is
 * one row of bits, so that fifty options with all their victories take no time.
 */
export class Chains {
  private readonly words: number;

  constructor(
    private readonly size: number,
    private readonly rows = new Uint32Array(size * Math.ceil(size / bits)),
  ) {
    this.words = Math.ceil(size / bits);
  }

  copy(): Chains {
    return new Chains(this.size, this.rows.slice());
  }

  /** Whether a chain leads from one option to the other. */
  leads(from: number, to: number): boolean {
    return ((this.rows[from * this.words + (to >>> 5)] ?? 0) & (1 << (to & 31))) !== 0;
  }

  /** Adds a victory: whoever led to the winner now leads to the loser and beyond. */
  add(winner: number, loser: number): void {
    if (this.leads(winner, loser)) return;
    for (let from = 0; from < this.size; from += 1) {
      if (from === winner || this.leads(from, winner)) this.join(from, loser);
    }
  }

  private join(from: number, loser: number): void {
    const [row, added] = [from * this.words, loser * this.words];
    for (let word = 0; word < this.words; word += 1) {
      this.rows[row + word] = (this.rows[row + word] ?? 0) | (this.rows[added + word] ?? 0);
    }
    const own = row + (loser >>> 5);
    this.rows[own] = (this.rows[own] ?? 0) | (1 << (loser & 31));
  }
}
