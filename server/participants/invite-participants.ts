import type { Language } from '@/domain/language';
import { nameFromEmail } from '@/domain/people/person-name';
import { deed, type DeedOf } from '@/domain/record/deeds';
import { accept, refuse, type Result } from '@/domain/result';
import {
  readInvitationList,
  type InvitationLine,
  type Invitee,
  type LineRefusal,
} from '@/domain/sessions/invitation-list';
import { changePlace, type Place, type PlaceRefusal } from '@/domain/sessions/participant';
import type { Role } from '@/domain/sessions/roles';
import { act } from '@/server/acts/act';
import type { Asker, Doing, EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import { listDelegations } from '@/server/delegations/repository';
import { environment } from '@/server/environment';
import { countLetters, saveLetters, type NewLetter } from '@/server/mail/letters/repository';
import { sendLettersSoon } from '@/server/mail/letters/send-letters';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { findSession } from '@/server/sessions/repository';
import { heldSession, type SessionPlace } from '@/server/sessions/session-things';
import { rightsOf } from './participant-thing';
import { placeOnRecord, type PlaceOnRecord } from './place-on-record';
import {
  areTogether,
  findDemonstrationAmong,
  listParticipants,
  savePerson,
  savePlace,
} from './repository';

export type InviteParticipants = {
  sessionId: string;
  /** As it was pasted: domain/sessions/invitation-list.ts. */
  list: string;
  /** For every line that says nothing else. */
  role: Role;
  delegationId: string | null;
  /** Of whoever invites; people we do not know yet are written to in it. */
  language: Language;
  /** The demonstration's people have no letter boxes. */
  withoutMail?: true;
};

/** What became of one line. */
export type InvitedLine = { line: number; text: string } & (
  | { ok: true; personId: string; name: string; email: string; place: Place }
  | { ok: false; refusal: LineRefusal | PlaceRefusal | 'demonstration-person' }
);

export type Invited = {
  lines: InvitedLine[];
  /** `some-later`: more than one person's letters of a day. */
  mail: 'on-its-way' | 'some-later' | 'not-set-up';
};

export type InviteRefusal = 'list-empty' | EntryRefusal;

/**
 * Invites everybody on a list, each by their own act; a line that cannot be followed is
 * refused by itself and stops no other. People keep the names they gave themselves, which
 * are shown once they have come; removed ones come back to what they wrote. Mail goes out after the commit.
 */
export async function inviteParticipants(
  asker: Asker,
  request: InviteParticipants,
): Promise<Result<Invited, InviteRefusal>> {
  const invited = await inviteAll(asker, request);
  if (!invited.ok) return invited;
  const { lines, mail } = invited.value;
  if (mail !== 'not-set-up') sendLettersSoon();
  return accept({ lines, mail });
}

const inviteAll = act({
  act: 'invite-participant',
  on: heldSession,
  work: async (doing, asked: InviteParticipants) => {
    const { transaction, actor } = doing;
    const { sessionId } = asked;
    const session = await findSession(transaction, sessionId);
    const delegations = await listDelegations(transaction, sessionId);
    const isStray = !delegations.some(({ id }) => id === asked.delegationId);
    if (!session || (asked.delegationId !== null && isStray)) return refuse('not-found');
    const participants = await listParticipants(transaction, sessionId);
    const present = new Set(participants.map(({ email }) => email));
    const read = readInvitationList(asked.list, { present, delegations });
    if (read.length === 0) return refuse('list-empty');

    const played = session.isDemonstration
      ? new Set<string>()
      : await listPlayed(transaction, read);
    const lines: InvitedLine[] = [];
    const letters: NewLetter[] = [];
    const invited: DeedOf<'invite-participant'>[] = [];
    for (const line of read) {
      const { line: number, text } = line;
      const guest = guestOf(line, asked, { by: actor.role, played });
      if (!guest.ok) lines.push({ line: number, text, ...guest });
      else {
        const told = placeOnRecord(guest.value.place, delegations);
        const came = await inviteOne(doing, guest.value, { language: asked.language, told });
        lines.push({ line: number, text, ok: true, ...came.shown });
        letters.push({ sessionId, personId: came.shown.personId, byId: actor.personId });
        invited.push(came.deed);
      }
    }
    const mail = await queue(transaction, letters, asked.withoutMail ?? false);
    return did({ lines, mail }, ...invited);
  },
  alsoTold: ({ value, held }) =>
    value.lines.flatMap((line) => (line.ok ? rightsOf(held.sessionId, line.personId) : [])),
});

/** Whom on a list anybody may be, in the demonstration: nobody to let into a real session. */
async function listPlayed(
  transaction: Database,
  lines: readonly InvitationLine[],
): Promise<Set<string>> {
  const addresses = lines.flatMap((line) => (line.ok ? line.invitee.email : []));
  return new Set(await findDemonstrationAmong(transaction, addresses));
}

type Guest = { invitee: Invitee; place: Place };

/** Whom a line invites to which place, or why it cannot be followed. */
function guestOf(
  line: InvitationLine,
  { role, delegationId }: InviteParticipants,
  { by, played }: { by: Role; played: ReadonlySet<string> },
): Result<Guest, LineRefusal | PlaceRefusal | 'demonstration-person'> {
  if (!line.ok) return refuse(line.refusal);
  const { invitee } = line;
  const to = {
    role: invitee.role ?? role,
    delegationId: invitee.delegationId ?? delegationId,
  };
  const place = changePlace({ by, from: null, to, chairs: 1 });
  if (!place.ok) return place;
  if (played.has(invitee.email)) return refuse('demonstration-person');
  return accept({ invitee, place: place.value ?? to });
}

async function inviteOne(
  { transaction, actor }: Doing<SessionPlace>,
  { invitee, place }: Guest,
  { language, told }: { language: Language; told: PlaceOnRecord },
) {
  const { email } = invitee;
  const wanted = invitee.name ?? nameFromEmail(email);
  const person = await savePerson(transaction, { email, name: wanted, language });
  const { personId } = person;
  // Who only knows an address learns from the answer neither whose it is nor that we know it.
  const isKnown = await areTogether(transaction, actor.personId, personId);
  const name = isKnown ? person.name : wanted;
  const { sessionId } = actor;
  const invited = { sessionId, personId, ...place, invitedAs: name };
  const { participantId, again } = await savePlace(transaction, invited);
  return {
    shown: { personId, name, email, place },
    // The address stays out: what is on the record cannot be forgotten any more.
    deed: deed('invite-participant', participantId, { name, personId, again, ...told }),
  };
}

/** Puts letters in the queue, from which each person's go out so many a day. */
async function queue(
  transaction: Database,
  letters: readonly NewLetter[],
  withoutMail: boolean,
): Promise<Invited['mail']> {
  const [first] = letters;
  if (withoutMail || !mailIsSetUp()) return 'not-set-up';
  if (!first) return 'on-its-way';
  await saveLetters(transaction, letters);
  const { sent, waiting } = await countLetters(transaction, first.byId);
  return sent + waiting > environment().lettersPerDay ? 'some-later' : 'on-its-way';
}
