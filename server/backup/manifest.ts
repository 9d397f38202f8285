import { z } from 'zod';

/** What a backup says of itself; its last entry, so that a file that was cut off has none. */
export const manifestSchema = z.object({
  format: z.literal('plenary.backup/1'),
  madeAt: z.iso.datetime(),
  /** The version of PostgreSQL it was taken from; for people, nothing depends on it. */
  postgres: z.string(),
  /** The migrations its schema came from, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** In the order in which they can be filled: who is referred to comes first. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      /** Of all its parts together, as PostgreSQL wrote them. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Where each sequence of numbers stood. */
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  /** Secret votes that were open, and so are in it without their ballots. */
  withoutBallots: z.array(z.uuid()),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableInBackup = Manifest['tables'][number];

/** The name of the manifest in the file, and the longest it may be. */
export const manifestName = 'manifest.json';
export const longestManifest = 16 * 1024 * 1024;

/** A table is cut into parts of this many bytes, so that nobody ever holds more. */
export const partBytes = 4 * 1024 * 1024;

/** The name of one part of a table in the file. */
export function partName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, '0')}.copy`;
}
