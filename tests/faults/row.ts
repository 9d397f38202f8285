import type { Stage } from './stage';

/** The promises of docs/reliability.md. */
export type Promised =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I10'
  | 'I11'
  | 'I12'
  | 'I13';

/** One row of the fault matrix. */
export type Row = {
  name: `F${number}`;
  fault: string;
  promises: readonly Promised[];
  /** What is shorter or smaller than in the matrix, unless `--full`. */
  shortened?: string;
  /** Acts it out and asks the stage to check the promises. */
  run: (stage: Stage) => Promise<void>;
};

/** A row that cannot be acted out on this machine, with the reason. */
export class NotRun extends Error {}
