import type { Role } from './roles';

/** What is declared of an act, by the feature it belongs to. */
export type ActDeclaration = {
  /** The roles that may do it. */
  readonly by: readonly Role[];
  /** Decides for everybody: asked for only with a recent sign-in. */
  readonly weighty?: true;
  /** Changes who takes part and how: pages ask again who may do what. */
  readonly aboutPeople?: true;
  /** Belongs to whoever presides; until somebody else can, that is the chair. */
  readonly presiding?: true;
  /** Leaves no entry on the record: only reading, or writing in the live text. */
  readonly unrecorded?: true;
};

/** The acts of one feature, by name. */
export type ActDeclarations = { readonly [act: string]: ActDeclaration };

/** Everybody in a session. */
export const everybody = ['chair', 'secretariat', 'delegate', 'observer'] as const;

/** All but those who only look on. */
export const allWhoWork = ['chair', 'secretariat', 'delegate'] as const;

/** Those who run the session. */
export const organisers = ['chair', 'secretariat'] as const;
