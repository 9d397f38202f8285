import { randomUUID } from 'node:crypto';
import { anchorAt } from '@/domain/comments/resolve-anchor';
import { isLanguage, type Language } from '@/domain/language';
import type { Result } from '@/domain/result';
import type { SessionTerms } from '@/domain/sessions/session';
import type { Role } from '@/domain/sessions/roles';
import type { PresetName } from '@/domain/voting/rules/presets';
import { heardByAll, usualTerms } from '@/domain/voting/terms';
import { silenceHoursMin } from '@/domain/voting/heard/without-a-vote';
import { openThread } from '@/server/comments/open-thread';
import { readLiveText } from '@/server/comments/live-text';
import { reply } from '@/server/comments/reply';
import { resolveThread } from '@/server/comments/resolve-thread';
import { database } from '@/server/database/client';
import { addDelegation } from '@/server/delegations/add-delegation';
import { createDraft } from '@/server/drafts/create-draft';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { savePerson } from '@/server/participants/repository';
import { createSession } from '@/server/sessions/create-session';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { findVote } from '@/server/voting/repository';
import { noteOpened } from '@/server/voting/without-vote/tell-members';
import { writeText } from './write-text';

/** Somebody of the demonstration, as the use cases know them. */
export type Somebody = { personId: string; name: string };

function must<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.refusal}.`);
  return result.value;
}

/** What was looked up by a key that the demonstration itself wrote. */
export function known<Value>(things: ReadonlyMap<string, Value>, key: string): Value {
  const thing = things.get(key);
  if (thing === undefined) throw new Error(`The demonstration knows no “${key}”.`);
  return thing;
}

/** Opens a session for its chair, who may take part in several. */
export async function openSession(
  { title, purpose, languages, defaultRule }: SessionTerms,
  chair: { name: string; mailbox: string },
): Promise<{ sessionId: string; chair: Somebody }> {
  const person = await savePerson(database(), {
    email: `${chair.mailbox}@example.org`,
    name: chair.name,
    language: 'en',
  });
  const somebody = { personId: person.personId, name: person.name };
  const terms = { title, purpose, languages, defaultRule };
  const { sessionId } = must(await createSession(somebody, { terms }));
  return { sessionId, chair: somebody };
}

/** Gives bodies their seats. Returns each one's id by its short name. */
export async function seat(
  chair: Somebody,
  sessionId: string,
  bodies: readonly { name: string; shortName: string; permanent?: boolean }[],
): Promise<Map<string, string>> {
  const seats = new Map<string, string>();
  for (const { name, shortName, permanent } of bodies) {
    const form = { name, shortName, weight: '1', groups: permanent ? 'permanent' : '' };
    const added = must(await addDelegation(chair, { sessionId, form }));
    seats.set(shortName, added.delegationId);
  }
  return seats;
}

type Guest = {
  name: string;
  mailbox: string;
  role: Role;
  delegationId: string | null;
  language: string;
};

/** Invites one person, without mail. */
export async function invite(
  chair: Somebody,
  sessionId: string,
  { name, mailbox, role, delegationId, language }: Guest,
): Promise<Somebody> {
  const spoken: Language = isLanguage(language) ? language : 'en';
  const invited = must(
    await inviteParticipants(chair, {
      sessionId,
      list: `${name} <${mailbox}@example.org>`,
      role,
      delegationId,
      language: spoken,
      withoutMail: true,
    }),
  );
  const [line] = invited.lines;
  if (!line?.ok) throw new Error(`${name} could not be invited.`);
  return { personId: line.personId, name: line.name };
}

type Writing = {
  title: string;
  kind?: 'recommendation' | 'background';
  leadDelegationId: string | null;
  words: string;
};

/** Lets somebody write a draft. Returns its id and its document's. */
export async function write(
  author: Somebody,
  sessionId: string,
  { title, kind = 'recommendation', leadDelegationId, words }: Writing,
): Promise<{ draftId: string; documentId: string }> {
  const beginning = { text: writeText(words, randomUUID) };
  return must(await createDraft(author, { sessionId, kind, title, leadDelegationId, beginning }));
}

type Remarks = {
  passage: string;
  remarks: readonly { by: Somebody; body: string }[];
  resolved: boolean;
};

/** Lets people talk about a passage of a draft. */
export async function discuss(
  { draftId, documentId }: { draftId: string; documentId: string },
  { passage, remarks, resolved }: Remarks,
): Promise<void> {
  const { flat, positions } = await readLiveText(database(), documentId);
  const from = flat.bare.indexOf(passage);
  const anchor = from < 0 ? null : anchorAt(flat, { from, to: from + passage.length }, positions);
  const [first, ...replies] = remarks;
  if (!anchor || !first) throw new Error(`“${passage}” is not in the draft.`);
  const commentId = randomUUID();
  const opening = { draftId, commentId, body: first.body, anchor };
  const { threadId } = must(await openThread(first.by, opening));
  for (const { by, body } of replies) {
    must(await reply(by, { threadId, commentId: randomUUID(), body }));
  }
  if (resolved) must(await resolveThread(first.by, { threadId }));
}

type Putting = {
  draftId: string;
  rule: PresetName;
  answers: readonly { by: Somebody; answer: 'yes' | 'no' | 'abstain' }[];
  closed: boolean;
};

/** Puts a draft to the vote, lets people answer, and closes it if it is to be closed. */
export async function putToVote(
  chair: Somebody,
  sessionId: string,
  { draftId, rule, answers, closed }: Putting,
): Promise<void> {
  const terms = { ...usualTerms, question: '', deciding: { method: 'threshold', rule } as const };
  const opening = { sessionId, draftId, terms, minutes: null };
  const signedIn = { personId: chair.personId, signedInAt: new Date() };
  const { voteId } = must(await openVote(signedIn, opening));
  const vote = await findVote(database(), sessionId, voteId);
  const sha256 = vote?.sha256 ?? null;
  for (const { by, answer } of answers) {
    must(await castBallot(by, { sessionId, voteId, marks: { answer }, sha256 }));
  }
  if (closed) must(await closeVote(signedIn, { sessionId, voteId }));
}

type Circulating = { draftId: string; openedBy: readonly Somebody[] };

/** Sends a draft round under a silence procedure, without mail, and lets people open it. */
export async function circulate(
  chair: Somebody,
  sessionId: string,
  { draftId, openedBy }: Circulating,
): Promise<void> {
  const deciding = { method: 'silence' } as const;
  const terms = { ...usualTerms, ...heardByAll, question: '', deciding };
  const signedIn = { personId: chair.personId, signedInAt: new Date() };
  const minutes = silenceHoursMin * 60;
  const opening = { sessionId, draftId, terms, minutes, withoutMail: true } as const;
  const { voteId } = must(await openVote(signedIn, opening));
  for (const reader of openedBy) await noteOpened(reader, { sessionId, voteId });
}
