import { commentActs } from '@/domain/comments/comment-acts';
import { draftActs } from '@/domain/drafts/draft-acts';
import { votingActs } from '@/domain/voting/voting-acts';
import type { ActDeclaration } from './declare-acts';
import type { Role } from './roles';
import { sessionActs } from './session-acts';

/**
 * What each role may do: the one table, of what each feature declares. Pages hide by it,
 * use cases refuse by it, the door to the live text asks it. An act that is not here is
 * refused to everybody.
 */
const table = { ...sessionActs, ...draftActs, ...commentActs, ...votingActs } as const;

type Table = typeof table;

export type Act = keyof Table;

export const acts = Object.keys(table) as readonly Act[];

/** The acts that a flag is set on. */
type Flagged<Flag extends keyof ActDeclaration> = {
  [Name in Act]: Table[Name] extends { readonly [Set in Flag]: true } ? Name : never;
}[Act];

/**
 * Acts that decide for everybody. They are asked for only with a recent sign-in, so that a
 * browser left open in the room for a day does not speak for the chair.
 */
export type WeightyAct = Flagged<'weighty'>;

/** Acts that leave no entry on the record. */
export type UnrecordedAct = Flagged<'unrecorded'>;

/** Whether an act is asked for only with a recent sign-in. */
export function isWeighty(act: Act): act is WeightyAct {
  return flagged(act, 'weighty');
}

/** Whether pages ask again who may do what, once it was done. */
export function isAboutPeople(act: string): boolean {
  return Object.hasOwn(table, act) && flagged(act as Act, 'aboutPeople');
}

function flagged(act: Act, flag: keyof ActDeclaration): boolean {
  const declared: ActDeclaration = table[act];
  return declared[flag] === true;
}

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
  const allowed: readonly Role[] = Object.hasOwn(table, act) ? table[act].by : [];
  return allowed.includes(role);
}
