import type { Role } from './roles';

/**
 * What each role may do: the one table. Pages hide by it, use cases refuse by it,
 * the door to the live text asks it. An act that is not here is refused to everybody.
 */
const table = {
  'read-session': ['chair', 'secretariat', 'delegate', 'observer'],
  'edit-session': ['chair', 'secretariat'],
  'read-record': ['chair', 'secretariat', 'delegate', 'observer'],

  'add-delegation': ['chair', 'secretariat'],
  'edit-delegation': ['chair', 'secretariat'],
  'remove-delegation': ['chair', 'secretariat'],
  'suspend-seat': ['chair'],
  'restore-seat': ['chair'],
  'give-proxy': ['chair', 'secretariat', 'delegate'],
  'withdraw-proxy': ['chair', 'secretariat', 'delegate'],
  'appoint-head': ['chair', 'secretariat'],
  'dismiss-head': ['chair', 'secretariat'],
  'invite-participant': ['chair', 'secretariat'],
  'copy-sign-in-link': ['chair'],
  'change-role': ['chair', 'secretariat'],
  'remove-participant': ['chair', 'secretariat'],

  'create-draft': ['chair', 'secretariat', 'delegate'],
  'edit-draft': ['chair', 'secretariat'],
  'write-draft': ['chair', 'secretariat', 'delegate'],
  'see-authors': ['chair', 'secretariat', 'delegate'],
  'seal-draft': ['chair', 'secretariat'],
  'reopen-draft': ['chair'],
  'return-to-good-version': ['chair', 'secretariat'],
  'withdraw-draft': ['chair', 'secretariat'],

  'open-thread': ['chair', 'secretariat', 'delegate', 'observer'],
  reply: ['chair', 'secretariat', 'delegate', 'observer'],
  'edit-comment': ['chair', 'secretariat', 'delegate', 'observer'],
  'delete-comment': ['chair', 'secretariat', 'delegate', 'observer'],
  'resolve-thread': ['chair', 'secretariat', 'delegate'],
  'reopen-thread': ['chair', 'secretariat', 'delegate'],

  'open-vote': ['chair'],
  'cast-ballot': ['delegate'],
  'explain-vote': ['delegate'],
  'correct-vote': ['delegate'],
  'close-vote': ['chair'],
  'settle-by-lot': ['chair'],

  indicate: ['chair', 'secretariat', 'delegate'],
  'read-indications': ['chair', 'secretariat'],

  object: ['delegate'],
  'withdraw-objection': ['delegate'],
  'extend-silence': ['chair'],
  'rule-on-objection': ['chair'],
  'announce-vote': ['chair'],
  'cancel-vote': ['chair'],
  'pause-vote': ['chair'],
  'resume-vote': ['chair'],
  'publish-vote': ['chair'],
  'draw-lot': ['chair'],
  'make-ruling': ['chair'],
  'lift-ruling': ['chair'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof table;

export const acts = Object.keys(table) as readonly Act[];

/**
 * Acts that decide for everybody. They are asked for only with a recent sign-in, so that a
 * browser left open in the room for a day does not speak for the chair.
 */
export const weightyActs = [
  'settle-by-lot',
  'open-vote',
  'close-vote',
  'extend-silence',
  'rule-on-objection',
  'announce-vote',
  'cancel-vote',
  'pause-vote',
  'resume-vote',
  'publish-vote',
  'draw-lot',
  'make-ruling',
  'lift-ruling',
  'suspend-seat',
  'restore-seat',
] as const satisfies readonly Act[];

export type WeightyAct = (typeof weightyActs)[number];

/** So old a sign-in may be for a weighty act. */
export const recentSignInHours = 12;

/**
 * Whether a sign-in is recent enough for a weighty act.
 *
 * @param now the database's clock, which also wrote `signedInAt`
 */
export function isRecentSignIn(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= recentSignInHours * 3_600_000;
}

/**
 * May somebody in this role do this at all? What the moment allows (a sealed text,
 * a closed vote, somebody else's comment) is asked of the thing itself afterwards.
 */
export function may(role: Role, act: Act): boolean {
  const allowed: readonly Role[] = Object.hasOwn(table, act) ? table[act] : [];
  return allowed.includes(role);
}
