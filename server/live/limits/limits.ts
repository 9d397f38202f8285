import { environment } from '@/server/environment';
import { limitTerms, type LimitName, type Limits } from './limit-settings';

let held: Limits | undefined;

/**
 * The limits as the settings have them, sizes in bytes. Read on first use and not when
 * this module is loaded: `next build` loads modules and reads no settings.
 */
export const limits = Object.defineProperties(
  {},
  Object.fromEntries(
    (Object.keys(limitTerms) as LimitName[]).map((name) => [
      name,
      { enumerable: true, get: () => (held ??= environment().limits)[name] },
    ]),
  ),
) as Readonly<Limits>;

/**
 * When things happen, in milliseconds. No settings: the promises of docs/live-engine.md
 * and the patience of y-websocket's provider rest on them.
 */
export const times = {
  presenceGather: 20,
  /**
   * Commits of one text keep this distance where two hundred and more receive them, and a
   * tenth of a millisecond a receiver where they are fewer: each costs a system call.
   */
  commitDistanceMax: 20,
  /** So long the door may take to decide about somebody. */
  deciding: 8_000,
  heartbeat: 20_000,
  /** A room without anybody stays open this long, for those who only reload. */
  linger: 10_000,
  /** A text that nobody writes gives up its Y.Doc after this long. */
  rest: 30_000,
  /** After a change a text is looked at whether it still is one. */
  soundCheck: 2_000,
  /** How often a node looks for what the bus did not tell. */
  lookAround: 10_000,
  lookAroundWithoutBus: 1_000,
  /** Presence from another node that was not renewed is forgotten. */
  presenceForgotten: 45_000,
  commitRetryMin: 100,
  commitRetryMax: 2_000,
  closing: 10_000,
} as const;
