import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { withConnectionName } from './database/connection-name';
import type { Limits } from './live/limits/limit-settings';
import { processWide } from './process-wide';
import { offersDemonstration, readSettings, unknownNames, type Settings } from './settings';

/** The settings as the rest of the server uses them. */
export type Environment = {
  production: boolean;
  /** 0 until the server listens means: any free one. */
  port: number;
  host: string;
  /** The origin people type, without a slash at its end. */
  appUrl: string;
  /** Was it given, or is it only the loopback address of this machine? */
  appUrlGiven: boolean;
  /** True when this process starts its own PostgreSQL. */
  embeddedDatabase: boolean;
  databaseUrl: string;
  databaseConnections: number;
  demonstration: boolean;
  /** It was asked for where it is never offered. */
  demonstrationInVain: boolean;
  dataFolder: string;
  secret: string;
  smtpUrl: string | null;
  mailFrom: string;
  redisUrl: string | null;
  /** The port of its own for `/metrics`. */
  metricsPort: number | null;
  metricsToken: string | null;
  adminEmails: string[];
  /** Addresses and ranges of proxies on other machines. */
  trustedProxies: string[];
  sessionCreators: Settings['PLENARY_SESSION_CREATORS'];
  /** Invitations of one person. */
  lettersPerDay: number;
  /** An IANA name; instants are shown in it. */
  timeZone: string;
  logLevel: NonNullable<Settings['LOG_LEVEL']>;
  /** What one connection, document or node may ask of the live engine. */
  limits: Limits;
  /** Names that begin like ours but are none of them. */
  unknownNames: string[];
};

/** What only the start of the process knows. */
type Found = Partial<Pick<Environment, 'databaseUrl' | 'secret' | 'port' | 'appUrl'>>;

/**
 * The settings, read from the environment once, on first use. Throws `SettingsFault`,
 * which names every fault at once. `next build` loads modules without using them, so
 * nothing is read before it is asked for.
 */
export function environment(): Environment {
  const held = processWide<{ read?: Environment }>('environment', () => ({}));
  return (held.read ??= read(process.env));
}

/**
 * Adds what the start of the process found out: the embedded server's address, the
 * secret kept beside it, the port that was free. Called by `main.ts`, before anything
 * else asks.
 */
export function completeEnvironment(found: Found): void {
  const { databaseUrl } = found;
  const named = databaseUrl && { databaseUrl: withConnectionName(databaseUrl) };
  Object.assign(environment(), found, named);
}

/** Adds what stands in the file `.env`, if there is one; the environment itself comes first. */
export function loadSettingsFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

function read(variables: Record<string, string | undefined>): Environment {
  const given = readSettings(variables);
  const embedded = given.DATABASE_URL === undefined;
  return {
    production: given.NODE_ENV === 'production',
    port: given.PORT,
    host: given.HOST,
    appUrl: new URL(given.APP_URL ?? `http://localhost:${given.PORT}`).origin,
    appUrlGiven: given.APP_URL !== undefined,
    embeddedDatabase: embedded,
    databaseUrl: withConnectionName(given.DATABASE_URL ?? ''),
    databaseConnections: given.PLENARY_DATABASE_CONNECTIONS,
    demonstration: offersDemonstration(given),
    demonstrationInVain: given.PLENARY_DEMONSTRATION === true && !offersDemonstration(given),
    dataFolder: resolve(given.PLENARY_DATA),
    secret: given.PLENARY_SECRET ?? '',
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM,
    redisUrl: given.REDIS_URL ?? null,
    metricsPort: given.PLENARY_METRICS_PORT ?? null,
    metricsToken: given.PLENARY_METRICS_TOKEN ?? null,
    adminEmails: given.PLENARY_ADMIN_EMAILS,
    trustedProxies: given.PLENARY_TRUSTED_PROXIES,
    sessionCreators: given.PLENARY_SESSION_CREATORS,
    lettersPerDay: given.PLENARY_LETTERS_PER_DAY,
    timeZone: given.PLENARY_TIME_ZONE,
    logLevel: given.LOG_LEVEL,
    limits: given.limits,
    unknownNames: unknownNames(variables),
  };
}
