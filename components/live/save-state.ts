/**
 * What is true about the text in this tab. `saved` means that PostgreSQL has committed
 * every change made here; nothing else means it. `kept`: this browser keeps the changes, so
 * that they are not lost with the tab.
 */
export type SaveState =
  | { kind: 'loading' }
  | { kind: 'saved' }
  | { kind: 'saving'; changes: number }
  /** Not acknowledged for two seconds: leaving the page warns, the text can be copied. */
  | { kind: 'unsaved'; changes: number }
  /** The browser says there is no network. */
  | { kind: 'offline'; changes: number; kept: boolean }
  /** The server is not there; the next attempt is at this instant (milliseconds). */
  | { kind: 'reconnecting'; changes: number; kept: boolean; retryAt: number }
  /** The door said no; `changes` were made here and are not in the text. */
  | { kind: 'closed'; reason: ClosedReason; changes: number };

/** Why the server does not let this tab in any more. Each has words for the reader. */
export const closedReasons = [
  'signed-out',
  'no-right',
  'not-found',
  'sealed',
  'outdated',
  'damaged',
  'gone-back',
  'too-large',
  'refused',
] as const;

/** Why the server sends a tab away for a while: it comes back by itself. */
export type BusyReason = 'overloaded' | 'too-many-tabs';

export type ClosedReason = (typeof closedReasons)[number];

/** What a connection knows of itself. */
export type SaveFacts = {
  closed: ClosedReason | null;
  /** Made here and not known to be saved. */
  changes: number;
  kept: boolean;
  isConnected: boolean;
  /** What the browser thinks of the network. */
  isOnline: boolean;
  retryAt: number | null;
  synced: boolean;
  /** The text has come, and what was here before is known to be saved. */
  isKnown: boolean;
  /** The oldest change has waited for longer than a person should without being told. */
  isLate: boolean;
};

/** Does the server tell this tab what happens? Before it has, and while it is away, it does not. */
export function isConnected({ kind }: SaveState): boolean {
  return kind === 'saved' || kind === 'saving' || kind === 'unsaved';
}

/** What to say, from what is known. Nothing is called saved that could be otherwise. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { closed, changes, synced, isKnown, isLate } = facts;
  if (closed) return { kind: 'closed', reason: closed, changes };
  const away = facts.isConnected ? null : awayState(facts);
  if (away) return away;
  if (changes === 0) return { kind: isKnown ? 'saved' : 'loading' };
  if (!synced) return { kind: 'loading' };
  return { kind: isLate ? 'unsaved' : 'saving', changes };
}

function awayState({ isOnline, changes, kept, retryAt }: SaveFacts): SaveState | null {
  if (!isOnline) return { kind: 'offline', changes, kept };
  return retryAt === null ? null : { kind: 'reconnecting', changes, kept, retryAt };
}
