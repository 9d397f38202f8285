import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Where and as whom the embedded PostgreSQL runs. */
export type PostgresAccount = {
  /** Null: as ourselves. PostgreSQL refuses to run as root, so root lends it another name. */
  runAs: { uid: number; gid: number } | null;
  /** The folder of the data, its password and the owner's mark. */
  folder: string;
  /** Where the binaries are copied to, when the installed ones cannot be reached by `runAs`. */
  sharedBinaries: string | null;
};

/**
 * Decides where the data go. As an ordinary user: where they are asked for. As root:
 * under /var/lib/plenary, because the unprivileged user must be able to enter, and a
 * home such as /root lets nobody in.
 */
export function postgresAccount(asked: string): PostgresAccount {
  if (process.getuid?.() !== 0) return { runAs: null, folder: asked, sharedBinaries: null };
  const place = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  return {
    runAs: nobody(),
    folder: `/var/lib/plenary/${place}`,
    sharedBinaries: '/var/lib/plenary/postgresql',
  };
}

function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) };
}
