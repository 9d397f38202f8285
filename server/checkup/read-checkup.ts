import type { Finding } from '@/domain/checkup/finding';
import {
  judgeBus,
  judgeDatabase,
  judgeMail,
  type SeenDatabase,
} from '@/domain/checkup/judge-services';
import { database } from '@/server/database/client';
import { migrationNames } from '@/server/database/migration-names';
import { busState } from '@/server/live/bus/bus-state';
import { log } from '@/server/log';
import { knockAtMailServer } from '@/server/mail/knock';
import { askDatabase, findMigrations } from './repository';

/** What the server finds about itself; the way to it is checked in the browser. */
export type Checkup = {
  findings: Finding[];
  /** By how many milliseconds the database's clock is ahead of ours; null: it is away. */
  databaseAhead: number | null;
};

const questions = 5;
const patience = 4_000;

/** Looks at the database, the bus and the mail server. Takes some seconds at most, and never throws. */
export async function readCheckup(): Promise<Checkup> {
  const [seen, mail] = await Promise.all([lookAtDatabase(), knockAtMailServer()]);
  const bus = busState() ?? { carrier: 'PostgreSQL', hearsItself: false, peers: 0, missing: 0 };
  return {
    findings: [judgeDatabase(seen), judgeBus(bus), judgeMail(mail)],
    databaseAhead: seen?.ahead ?? null,
  };
}

async function lookAtDatabase(): Promise<(SeenDatabase & { ahead: number }) | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  const looked = askQuestions().catch((error: unknown) => {
    log.warn({ error }, 'The database could not be looked at for a checkup.');
    return null;
  });
  const seen = await Promise.race([looked, late]);
  clearTimeout(timer);
  return seen;
}

/** The quickest of some answers tells most about way and clock. */
async function askQuestions(): Promise<SeenDatabase & { ahead: number }> {
  const [known, applied] = await Promise.all([migrationNames(), findMigrations(database())]);
  let best = { milliseconds: Number.POSITIVE_INFINITY, ahead: 0, versionNumber: 0 };
  for (let asked = 0; asked < questions; asked += 1) {
    const [before, startedAt] = [Date.now(), performance.now()];
    const { now, versionNumber } = await askDatabase(database());
    const milliseconds = performance.now() - startedAt;
    const ahead = now.getTime() - (before + milliseconds / 2);
    if (milliseconds < best.milliseconds) best = { milliseconds, ahead, versionNumber };
  }
  return { ...best, migrationsMissing: known.filter((name) => !applied.includes(name)).length };
}
