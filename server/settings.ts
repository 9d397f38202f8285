import { z } from 'zod';
import {
  limitSetting,
  limitTerms,
  type LimitName,
  type Limits,
} from './live/limits/limit-settings';
import { addresses, isTimeZone, networks, origin, url, whole, yesOrNo } from './setting-kinds';

/** One setting as the documents show it. */
type Shown = { about: string; example: string; otherwise: string };

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Who may open sessions. */
const sessionCreators = ['chairs', 'administrators', 'everybody'] as const;

/**
 * Every setting there is. The names are those of the environment; `.env.example` and
 * `docs/settings.md` are written from here by `npm run settings`.
 */
export const settings = z.object({
  PORT: whole(0, 65_535)
    .default(3000)
    .meta({ about: 'The port for pages and sockets.', example: '3000', otherwise: '3000' }),
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1').meta({
    about: 'The address to listen on. 0.0.0.0 lets other machines in.',
    example: '0.0.0.0',
    otherwise: '127.0.0.1',
  }),
  APP_URL: origin.optional().meta({
    about: 'What people type to get here. Links in mails begin with it, sockets accept no other.',
    example: 'https://plenary.example.org',
    otherwise: 'http://localhost:PORT',
  }),
  PLENARY_TRUSTED_PROXIES: networks.default([]).meta({
    about:
      'Proxies on other machines, by address or range, separated by commas. Of them X-Forwarded-For is believed, so that people behind them are told apart.',
    example: '10.0.0.2, 10.1.0.0/24',
    otherwise: 'proxies on this machine only',
  }),
  DATABASE_URL: url(
    ['postgres', 'postgresql'],
    'postgresql://plenary:secret@localhost:5432/plenary',
  )
    .optional()
    .meta({
      about: 'Your PostgreSQL (15 or later). When it is set, nothing else is ever used.',
      example: 'postgresql://plenary:secret@localhost:5432/plenary',
      otherwise: 'an embedded PostgreSQL, started and stopped with Plenary',
    }),
  PLENARY_DATABASE_CONNECTIONS: whole(2, 500).default(20).meta({
    about: 'The most connections this process opens to PostgreSQL.',
    example: '20',
    otherwise: '20',
  }),
  PLENARY_DATA: z.string().min(1, 'must not be empty').default('.data').meta({
    about: 'The folder of the embedded PostgreSQL and of the secret made for it.',
    example: '/srv/plenary',
    otherwise: '.data',
  }),
  PLENARY_SECRET: z.string().min(32, 'must have at least 32 characters').optional().meta({
    about: 'Signs cookies and links. Make one with: openssl rand -base64 33',
    example: 'write-at-least-32-random-characters-here',
    otherwise: 'made once and kept in PLENARY_DATA; required with DATABASE_URL in production',
  }),
  PLENARY_DEMONSTRATION: yesOrNo.optional().meta({
    about:
      'Offers the demonstration: its sessions, and signing in as its people with one click. Only on this machine: with APP_URL, or a HOST that lets others in, it is off.',
    example: 'no',
    otherwise: 'yes with the embedded PostgreSQL, no with DATABASE_URL',
  }),
  PLENARY_ADMIN_EMAILS: addresses.default([]).meta({
    about: 'Who may sign in and open a session without being invited, separated by commas.',
    example: 'secretary@example.org',
    otherwise: 'nobody',
  }),
  PLENARY_LETTERS_PER_DAY: whole(1, 100_000).default(200).meta({
    about: 'How many invitations of one person are mailed in a day. The others wait for the next.',
    example: '200',
    otherwise: '200',
  }),
  PLENARY_SESSION_CREATORS: z
    .enum(sessionCreators, `must be one of ${sessionCreators.join(', ')}`)
    .default('chairs')
    .meta({
      about:
        'Who may open sessions: chairs (administrators and whoever already chairs one), administrators, or everybody who was ever invited. In the demonstration everybody may.',
      example: 'administrators',
      otherwise: 'chairs',
    }),
  SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@mail.example.org').optional().meta({
    about: 'The mail server for sign-in links and invitations.',
    example: 'smtps://user:password@mail.example.org',
    otherwise: 'no mail: who invites copies the link',
  }),
  MAIL_FROM: z.string().min(3, 'must be an address').default('Plenary <plenary@localhost>').meta({
    about: 'The sender of mails.',
    example: 'Plenary <plenary@example.org>',
    otherwise: 'Plenary <plenary@localhost>',
  }),
  REDIS_URL: url(['redis', 'rediss'], 'redis://localhost:6379').optional().meta({
    about: 'Lets several processes ring each other through Redis in place of PostgreSQL.',
    example: 'redis://localhost:6379',
    otherwise: 'PostgreSQL’s LISTEN and NOTIFY',
  }),
  PLENARY_METRICS_PORT: whole(0, 65_535).optional().meta({
    about: 'A port of its own, at HOST, for Prometheus at /metrics. Keep strangers away from it.',
    example: '9464',
    otherwise: 'no such port',
  }),
  PLENARY_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().meta({
    about: 'What Prometheus must show as a bearer token. It opens /metrics at PORT, too.',
    example: 'write-at-least-16-random-characters-here',
    otherwise: 'no /metrics at PORT',
  }),
  PLENARY_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be a time zone such as America/Toronto' })
    .default('America/Toronto')
    .meta({
      about: 'The time zone in which instants are shown.',
      example: 'America/Toronto',
      otherwise: 'America/Toronto',
    }),
  LOG_LEVEL: z
    .enum(levels, `must be one of ${levels.join(', ')}`)
    .default('info')
    .meta({
      about: `How much is logged: ${levels.join(', ')}.`,
      example: 'info',
      otherwise: 'info',
    }),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development')
    .meta({
      about: 'Set by the npm scripts; you need not.',
      example: 'production',
      otherwise: 'development',
    }),
});

const limitNames = Object.keys(limitTerms) as LimitName[];

/** The limits of the live engine, one setting each. */
const limitSettings = z.object(
  Object.fromEntries(
    limitNames.map((name) => {
      const { otherwise, least, most, about } = limitTerms[name];
      const shown: Shown = { about, example: String(otherwise), otherwise: String(otherwise) };
      return [limitSetting(name), whole(least, most).default(otherwise).meta(shown)];
    }),
  ),
);

export type Settings = z.infer<typeof settings> & { limits: Limits };

/** Reads the settings out of variables; throws one error that names every fault in plain words. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const bounds = limitSettings.safeParse(given);
  const faults = [parsed, bounds].flatMap(({ error }) => error?.issues ?? []).map(inWords);
  if (parsed.success && bounds.success) {
    const limits = Object.fromEntries(
      limitNames.map((name) => [name, bounds.data[limitSetting(name)]]),
    ) as Limits;
    faults.push(...contradictions(parsed.data), ...contradictoryLimits(limits));
    if (faults.length === 0) return { ...parsed.data, limits };
  }
  const list = [...new Set(faults)].map((fault) => `  - ${fault}`).join('\n');
  throw new SettingsFault(
    `The settings cannot be used:\n${list}\nEach is explained in docs/settings.md.`,
  );
}

/** The settings are wrong; the message says how, for the person who wrote them. */
export class SettingsFault extends Error {}

function inWords({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path[0]?.toString() ?? ''} ${message}`;
}

function contradictions(parsed: z.infer<typeof settings>): string[] {
  if (parsed.DATABASE_URL && parsed.NODE_ENV === 'production' && !parsed.PLENARY_SECRET) {
    return ['PLENARY_SECRET must be set when DATABASE_URL is: openssl rand -base64 33 makes one'];
  }
  return [];
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/**
 * Is the demonstration offered? Whoever reaches it may be any of its people, so only this
 * machine does: never where an address was given to others, or others are let in.
 */
export function offersDemonstration(
  given: Pick<Settings, 'APP_URL' | 'DATABASE_URL' | 'HOST' | 'PLENARY_DEMONSTRATION'>,
): boolean {
  const isWanted = given.PLENARY_DEMONSTRATION ?? given.DATABASE_URL === undefined;
  return isWanted && given.APP_URL === undefined && loopback.test(given.HOST);
}

/** Limits of which one would never be reached because of another. */
function contradictoryLimits(limits: Limits): string[] {
  const pairs: [LimitName, LimitName][] = [
    ['updateBytesMax', 'frameBytesMax'],
    ['bufferedSoftBytes', 'bufferedHardBytes'],
  ];
  return pairs
    .filter(([smaller, larger]) => limits[smaller] > limits[larger])
    .map(
      ([smaller, larger]) => `${limitSetting(smaller)} must not be over ${limitSetting(larger)}`,
    );
}

const everySetting = { ...settings.shape, ...limitSettings.shape };

/** Names that begin like ours but are none of them: most likely a slip of the keyboard. */
export function unknownNames(variables: Record<string, string | undefined>): string[] {
  return Object.keys(variables).filter(
    (name) => name.startsWith('PLENARY_') && !(name in everySetting),
  );
}

/** What the documents say of each setting, in the order above. */
export function shownSettings(): (Shown & { name: string })[] {
  return Object.entries(everySetting).map(([name, schema]) => ({
    name,
    ...(schema.meta() as Shown),
  }));
}
