import { setStage, type Candidate, type Stage } from './candidates';
import type { BenchDatabase } from './database';
import type { Options } from './options';
import { median } from './statistics';

/** What every scenario is given. */
export type Run = { options: Options; database: BenchDatabase; candidates: readonly Candidate[] };

/** What was measured of one candidate in one repetition, by name. */
export type Figures = Record<string, number>;

/** All repetitions of all candidates, by the candidate's name. */
export type Measured = Map<string, Figures[]>;

/** A bar of the specification, what was reached, and why a run may miss it. */
export type Bar = { name: string; wanted: string; found: string; isReached: boolean; why?: string };

export type Section = {
  name: string;
  title: string;
  tables: string[];
  bars: Bar[];
  notes: string[];
};

/** Measures every candidate in turn, as often as asked, so that a busy minute hurts all alike. */
export async function interleaved(
  run: Run,
  what: string,
  seed: string,
  measure: (stage: Stage) => Promise<Figures>,
): Promise<Measured> {
  const measured: Measured = new Map(run.candidates.map(({ name }) => [name, []]));
  for (let round = 1; round <= run.options.repeat; round += 1) {
    for (const candidate of run.candidates) {
      const stage = await setStage(candidate, run.database, seed);
      try {
        const figures = await measure(stage);
        measured.get(candidate.name)?.push(figures);
        console.log(`${what} ${round}/${run.options.repeat} ${candidate.name}`, rounded(figures));
      } finally {
        await stage.end();
      }
    }
  }
  return measured;
}

/** The repetitions of one figure of one candidate. */
export function valuesOf(measured: Measured, candidate: string, figure: string): number[] {
  return (measured.get(candidate) ?? []).map((figures) => figures[figure] ?? Number.NaN);
}

/** Our median, the better peer's, and the one divided by the other. */
export function against(
  run: Run,
  measured: Measured,
  figure: string,
  better: 'least' | 'most' = 'least',
): { ours: number; peer: number; ratio: number } {
  const of = ({ name }: Candidate) => median(valuesOf(measured, name, figure));
  const ours = run.candidates.filter(({ isOurs }) => isOurs).map(of)[0] ?? Number.NaN;
  const peers = run.candidates.filter(({ isOurs }) => !isOurs).map(of);
  const peer =
    peers.length === 0 ? Number.NaN : better === 'least' ? Math.min(...peers) : Math.max(...peers);
  return { ours, peer, ratio: ours / peer };
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}
