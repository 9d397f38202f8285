import type { WeightyAct, Act } from '@/domain/sessions/acts';
import type { Role } from '@/domain/sessions/roles';
import type { Database } from '@/server/database/client';

/** Whoever asks for something, as their cookie tells. */
export type Asker = { readonly personId: string };

/** Whoever asks for a weighty act, with the instant of the sign-in they ask by. */
export type SignedInPerson = Asker & { readonly signedInAt: Date };

/** Who may ask for an act: for a weighty one only somebody whose sign-in is known. */
export type AskerOf<Name extends Act> = Name extends WeightyAct ? SignedInPerson : Asker;

/** A participant who acts: who they are in this session, at this moment. */
export type Actor = {
  participantId: string;
  personId: string;
  sessionId: string;
  name: string;
  role: Role;
  delegationId: string | null;
  /** Head of the delegation. */
  isHead: boolean;
};

/** What the work of an act is given. `now` is the database's clock, read once the thing is held. */
export type Doing<Held> = { transaction: Database; actor: Actor; now: Date; held: Held };

/**
 * Why nobody gets as far as the act itself. Foreign and unknown ids look the same; nobody
 * acts faster than a person can (rate.ts).
 */
export type EntryRefusal = 'not-found' | 'not-allowed' | 'too-many-acts';

/** Why a weighty act goes no further: the sign-in must be repeated first. */
export type WeightyRefusal = EntryRefusal | 'sign-in-too-old';

/** Why an act goes no further, whatever it is about. */
export type EntryRefusalOf<Name extends Act> = Name extends WeightyAct
  ? WeightyRefusal
  : EntryRefusal;
