/**
 * What is true about the text in this tab. `saved` means that PostgreSQL has committed
 * every change made here; nothing else means it.
 */
export type SaveState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving'; changes: number }
  /** Not acknowledged for two seconds: leaving the page warns, the text can be copied. */
  | { kind: 'unsaved'; changes: number }
  /** The browser says there is no network. */
  | { kind: 'offline'; changes: number }
  /** The server is not there; the next attempt is at this instant (milliseconds). */
  | { kind: 'reconnecting'; changes: number; retryAt: number }
  /** The door said no; `changes` were made here and are not in the text. */
  | { kind: 'closed'; reason: ClosedReason; changes: number };

/** Why the server does not let this tab in any more. Each has words for the reader. */
export const closedReasons = [
  'signed-out',
  'no-right',
  'not-found',
  'sealed',
  'outdated',
  'too-large',
  'refused',
] as const;

export type ClosedReason = (typeof closedReasons)[number];
