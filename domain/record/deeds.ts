import type { DeedShape, PayloadOf, ToldOf } from './deed-shape';
import { commentDeeds } from './deeds/comment-deeds';
import { draftDeeds } from './deeds/draft-deeds';
import { sessionDeeds } from './deeds/session-deeds';
import { votingDeeds } from './deeds/voting-deeds';
import type { Entry, RecordedAct } from './entry';
import { fits, fitsWherePresent, isMembers } from './shape';

/** What every act leaves on the record. An act that is missing here does not compile. */
export const deeds = {
  ...sessionDeeds,
  ...draftDeeds,
  ...commentDeeds,
  ...votingDeeds,
} as const satisfies { readonly [Name in RecordedAct]: DeedShape };

type Deeds = typeof deeds;

/** An act that somebody with the right to it does and that goes on the record. */
export type RecordableAct = Exclude<RecordedAct, 'create-session' | 'prove-told'>;

/** What is told of an act when it is put on the record. */
export type Payload<Name extends RecordedAct> = PayloadOf<Deeds[Name]>;

/** What can be read of an act on the record: what was personal in it may be forgotten. */
export type Told<Name extends RecordedAct> = ToldOf<Deeds[Name]>;

/** One act done to one thing, as a use case hands it over. */
export type DeedOf<Name extends RecordedAct> = {
  readonly act: Name;
  readonly subjectId: string;
  readonly payload: Payload<Name>;
  /** True where it followed by itself, whoever's act it followed from. */
  readonly bySystem: boolean;
};

export type Deed = { [Name in RecordedAct]: DeedOf<Name> }[RecordedAct];

/** What was done, to what, and what is told of it. */
export function deed<Name extends RecordedAct>(
  act: Name,
  subjectId: string,
  payload: Payload<Name>,
  { bySystem = false } = {},
): DeedOf<Name> {
  return { act, subjectId, payload, bySystem };
}

/** An entry's act with its payload, as the map has it. */
export type ReadDeed = {
  [Name in RecordedAct]: {
    readonly act: Name;
    readonly subjectId: string;
    readonly payload: Told<Name>;
  };
}[RecordedAct];

/** Reads what an entry tells; null where it is not as this release writes it. */
export function readDeed({
  act,
  subjectKind,
  subjectId,
  payload,
}: Pick<Entry, 'act' | 'subjectKind' | 'subjectId' | 'payload'>): ReadDeed | null {
  const shape: DeedShape | null = Object.hasOwn(deeds, act) ? deeds[act] : null;
  if (!shape || shape.subject !== subjectKind || !isMembers(payload)) return null;
  const isShaped =
    fits(payload, shape.told) && fitsWherePresent(payload, { ...shape.mayTell, ...shape.personal });
  return isShaped ? ({ act, subjectId, payload } as unknown as ReadDeed) : null;
}
