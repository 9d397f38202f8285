import { finding, type Finding } from './finding';

/** What was learnt from the database; null where it did not answer. */
export type SeenDatabase = {
  /** As PostgreSQL counts: 180004 is 18.4. */
  versionNumber: number;
  /** How long the shortest of some questions took. */
  milliseconds: number;
  migrationsMissing: number;
};

export type SeenBus = {
  carrier: 'PostgreSQL' | 'Redis';
  /** Does this process hear itself over it? */
  hearsItself: boolean;
  /** Processes heard, and those that fell silent without a goodbye. */
  peers: number;
  missing: number;
};

/** What became of knocking at the mail server. */
export type SeenMail =
  | { kind: 'none' }
  | { kind: 'open'; host: string }
  /** @property code nodemailer's or the network's name for it, such as ECONNREFUSED */
  | { kind: 'failed'; host: string; code: string };

const oldestVersion = 150_000;
/** Slower than this, in milliseconds, every keystroke is saved noticeably later. */
const slowAfter = 20;

/** Can the database be relied on? */
export function judgeDatabase(seen: SeenDatabase | null): Finding {
  if (!seen) return finding('wrong', 'database-away');
  const version = `${Math.floor(seen.versionNumber / 10_000)}.${seen.versionNumber % 10_000}`;
  if (seen.versionNumber < oldestVersion) return finding('wrong', 'database-old', { version });
  if (seen.migrationsMissing > 0) {
    return finding('wrong', 'database-behind', { missing: seen.migrationsMissing });
  }
  const milliseconds = Math.round(seen.milliseconds * 10) / 10;
  return milliseconds > slowAfter
    ? finding('caution', 'database-slow', { milliseconds })
    : finding('fine', 'database-fine', { version, milliseconds });
}

/** Do the processes hear each other? */
export function judgeBus({ carrier, hearsItself, peers, missing }: SeenBus): Finding {
  if (!hearsItself) return finding('wrong', 'bus-silent', { carrier });
  if (missing > 0) return finding('caution', 'bus-missing', { carrier, missing });
  if (peers === 0) return finding('fine', 'bus-alone', { carrier });
  return finding('fine', 'bus-fine', { carrier, peers });
}

/** Would a mail be taken? */
export function judgeMail(seen: SeenMail): Finding {
  if (seen.kind === 'none') return finding('caution', 'mail-none');
  const { host } = seen;
  if (seen.kind === 'open') return finding('fine', 'mail-fine', { host });
  switch (seen.code) {
    case 'ECONNREFUSED':
    case 'ECONNECTION':
    case 'ESOCKET':
      return finding('wrong', 'mail-refused', { host });
    case 'EDNS':
    case 'ENOTFOUND':
      return finding('wrong', 'mail-unknown-host', { host });
    case 'EAUTH':
      return finding('wrong', 'mail-sign-in', { host });
    case 'ETIMEDOUT':
      return finding('wrong', 'mail-late', { host });
    default:
      return finding('wrong', 'mail-other', { host, code: seen.code });
  }
}
