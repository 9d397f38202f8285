import { isLanguage, type Language } from '@/domain/language';
import { nameFromEmail } from '@/domain/people/person-name';
import { accept, refuse, type Result } from '@/domain/result';
import type { Delegation } from '@/domain/sessions/delegation';
import {
  readInvitationList,
  type InvitationLine,
  type Invitee,
  type LineRefusal,
} from '@/domain/sessions/invitation-list';
import { changePlace, type Place, type PlaceRefusal } from '@/domain/sessions/participant';
import type { Role } from '@/domain/sessions/roles';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import type { Database } from '@/server/database/client';
import { listDelegations } from '@/server/delegations/repository';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import { inBackground } from '@/server/mail/in-background';
import { sendInvitation, type Invitation } from '@/server/mail/send-invitation';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Acting, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findSession, lockSession } from '@/server/sessions/repository';
import { placeOnRecord } from './place-on-record';
import { findDemonstrationAmong, listParticipants, savePerson, savePlace } from './repository';

export type InviteParticipants = {
  personId: string;
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

export type Invited = { lines: InvitedLine[]; mail: 'on-its-way' | 'not-set-up' };

export type InviteRefusal = 'list-empty' | EntryRefusal;

/**
 * Invites everybody on a list, each by their own act; a line that cannot be followed is
 * refused by itself and stops no other. Known people keep their names, removed ones come
 * back to what they wrote. Mail goes out after the commit.
 */
export async function inviteParticipants(
  input: InviteParticipants,
): Promise<Result<Invited, InviteRefusal>> {
  const { personId, sessionId } = input;
  const invitations: Invitation[] = [];
  const done = await actInSession(personId, sessionId, 'invite-participant', async (acting) => {
    const { transaction, actor } = acting;
    await lockSession(transaction, sessionId);
    const session = await findSession(transaction, sessionId);
    const delegations = await listDelegations(transaction, sessionId);
    const isStray = !delegations.some(({ id }) => id === input.delegationId);
    if (!session || (input.delegationId !== null && isStray)) return refuse('not-found');
    const participants = await listParticipants(transaction, sessionId);
    const present = new Set(participants.map(({ email }) => email));
    const read = readInvitationList(input.list, { present, delegations });
    if (read.length === 0) return refuse('list-empty');

    const played = session.isDemonstration ? null : await listPlayed(transaction, read);
    const lines: InvitedLine[] = [];
    for (const line of read) {
      const { line: number, text } = line;
      const placed = placeOf(line, input, actor.role);
      if (!placed.ok) lines.push({ line: number, text, ...placed });
      else if (played?.has(placed.value.invitee.email)) {
        lines.push({ line: number, text, ...refuse('demonstration-person') });
      } else {
        const guest = await inviteOne(acting, placed.value, input.language, delegations);
        const { language, ...shown } = guest;
        lines.push({ line: number, text, ok: true, ...shown });
        const { title: sessionTitle } = session.terms;
        invitations.push({ to: guest.email, sessionTitle, invitedBy: actor.name, language });
      }
    }
    return accept(lines);
  });
  if (!done.ok) return done;
  announce(sessionId, done.value);
  const mail = input.withoutMail ? 'not-set-up' : mailAll(invitations);
  return accept({ lines: done.value, mail });
}

/** Whom on a list anybody may be, in the demonstration: nobody to let into a real session. */
async function listPlayed(
  transaction: Database,
  lines: readonly InvitationLine[],
): Promise<Set<string>> {
  const addresses = lines.flatMap((line) => (line.ok ? line.invitee.email : []));
  return new Set(await findDemonstrationAmong(transaction, addresses));
}

type Guest = { invitee: Invitee; place: Place };

/** The place a line asks for, or why it cannot be had. */
function placeOf(
  line: InvitationLine,
  { role, delegationId }: InviteParticipants,
  by: Role,
): Result<Guest, LineRefusal | PlaceRefusal> {
  if (!line.ok) return refuse(line.refusal);
  const { invitee } = line;
  const to = {
    role: invitee.role ?? role,
    delegationId: invitee.delegationId ?? delegationId,
  };
  const place = changePlace({ by, from: null, to, chairs: 1 });
  if (!place.ok) return place;
  return accept({ invitee, place: place.value ?? to });
}

async function inviteOne(
  { transaction, actor }: Acting,
  { invitee, place }: Guest,
  language: Language,
  delegations: readonly Delegation[],
): Promise<{ personId: string; name: string; email: string; language: Language; place: Place }> {
  const { email } = invitee;
  const name = invitee.name ?? nameFromEmail(email);
  const person = await savePerson(transaction, { email, name, language });
  const { sessionId } = actor;
  const saved = await savePlace(transaction, { sessionId, personId: person.personId, ...place });
  await appendToRecord(transaction, {
    sessionId,
    actor,
    act: 'invite-participant',
    subject: { kind: 'participant', id: saved.participantId },
    // The address stays out: what is on the record cannot be forgotten any more.
    payload: {
      name: person.name,
      personId: person.personId,
      again: saved.again,
      ...placeOnRecord(place, delegations),
    },
  });
  return {
    personId: person.personId,
    name: person.name,
    email,
    language: isLanguage(person.language) ? person.language : language,
    place,
  };
}

function announce(sessionId: string, lines: readonly InvitedLine[]): void {
  ring(sessionTopic(sessionId).name);
  for (const line of lines) if (line.ok) rightsChanged({ sessionId, personId: line.personId });
}

/** One after the other, so that five hundred invitations do not storm the mail server. */
function mailAll(invitations: readonly Invitation[]): Invited['mail'] {
  if (!mailIsSetUp()) return 'not-set-up';
  inBackground('invitations', async () => {
    for (const invitation of invitations) await sendInvitation(invitation);
  });
  return 'on-its-way';
}
