import type { ClientBase } from 'pg';

/**
 * A migration that SQL cannot do: `step.ts` in its folder exports one as `step`, and its
 * `migration.sql` holds nothing but a comment. It works on rows by SQL, never through
 * Prisma, whose client knows only the newest schema.
 */
export type DataStep = {
  /** What is being done, for the person who waits: “Writing the record anew in format 2”. */
  says: string;
  /**
   * How much is left to do, in portions. Read from the rows themselves, so that a step
   * goes on where it was broken off, however that happened.
   */
  left: (client: ClientBase) => Promise<number>;
  /** Does one portion, in a transaction that begins before it and is committed behind it. */
  doNext: (client: ClientBase) => Promise<void>;
};
