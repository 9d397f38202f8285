import { stepFrom, type DraftRefusal, type DraftStatus } from '@/domain/drafts/status';
import { accept, refuse, type Result } from '@/domain/result';
import { checkTerms, type TermsRefusal, type VoteTerms } from '@/domain/voting/terms';
import type { Database } from '@/server/database/client';
import {
  changeDraft,
  findLastVersion,
  findSessionTerms,
  lockDraft,
  type Draft,
  type SealedVersion,
} from '@/server/drafts/repository';
import { sealWithin } from '@/server/drafts/seal-draft';
import { appendToRecord } from '@/server/record/append-to-record';
import type { Actor } from '@/server/sessions/act-in-session';
import { changeVote, lockVote, type Vote } from './repository';
import { findSeats, saveRoll, type Seat } from './roll/repository';

/** Everything a vote needs at the instant it opens, checked and held. */
export type Ready = {
  terms: VoteTerms;
  /** The draft that is voted on, and the status it goes to. */
  draft: { held: Draft; next: DraftStatus } | null;
  /** In the body's order. */
  roll: Seat[];
  language: string;
};

/** A vote that has opened. */
export type Begun = { voteId: string; draft: Draft | null };

/** Looks whether a vote of these terms could open now. Writes nothing. */
export async function readyToBegin(
  transaction: Database,
  { sessionId, draftId, terms }: { sessionId: string; draftId: string | null; terms: VoteTerms },
): Promise<Result<Ready, 'not-found' | DraftRefusal | TermsRefusal>> {
  const held = draftId === null ? null : await lockDraft(transaction, sessionId, draftId);
  if (draftId !== null && !held) return refuse('not-found');
  const next = held && stepFrom(held.status, 'put-to-vote');
  if (next?.ok === false) return next;
  const language = await languageOf(transaction, sessionId);
  const roll = inBodyOrder(await findSeats(transaction, sessionId), language);
  const checked = checkTerms({ ...terms, question: held?.title ?? terms.question }, roll);
  if (!checked.ok) return checked;
  const draft = held && next ? { held, next: next.value } : null;
  return accept({ terms: checked.value, draft, roll, language });
}

/** Which vote begins, and what was found ready for it. */
export type Beginning = { sessionId: string; voteId: string; ready: Ready };

/**
 * Opens a vote that was announced: seals its text, freezes its roll, sets its deadline,
 * and puts the opening on the record.
 *
 * @param now the database's clock: the instant of the opening
 */
export async function beginVote(
  transaction: Database,
  { sessionId, voteId, ready }: Beginning,
  actor: Actor | null,
  now: Date,
): Promise<Begun> {
  const { draft, roll } = ready;
  const vote = await lockVote(transaction, sessionId, voteId);
  if (!vote) throw new Error(`Vote ${voteId} is not there to begin.`);
  const version = draft && (await versionToVote(transaction, draft.held));
  if (draft) await changeDraft(transaction, draft.held.id, { status: draft.next });
  await saveRoll(transaction, voteId, roll);
  const closesAt = deadlineOf(vote, now);
  await changeVote(transaction, voteId, {
    openedAt: now,
    closesAt,
    ...(version && { versionId: version.id }),
  });
  await appendToRecord(transaction, {
    sessionId,
    actor,
    act: 'open-vote',
    subject: { kind: 'vote', id: voteId },
    payload: {
      ...termsOnRecord(vote),
      ...(draft && textOnRecord(draft.held, version)),
      closesAt: closesAt?.toISOString() ?? null,
      roll: roll.map(({ id, name, weight, groups, entitled }) => {
        return { voter: id, name, weight, groups: [...groups], entitled };
      }),
    },
  });
  return { voteId, draft: draft?.held ?? null };
}

function deadlineOf({ minutes }: Vote, openedAt: Date): Date | null {
  return minutes === null ? null : new Date(openedAt.getTime() + minutes * 60_000);
}

function textOnRecord({ number }: Draft, version: SealedVersion | null) {
  return { draft: number, version: version?.number ?? null, sha256: version?.sha256 ?? null };
}

/** The terms of a vote as its opening puts them on the record. */
function termsOnRecord({ number, terms, blocks, sha256 }: Vote) {
  const { deciding, ...chosen } = terms;
  const choice = 'options' in deciding ? deciding : null;
  return {
    number,
    ...chosen,
    blocks,
    sha256,
    method: deciding.method,
    rule: 'rule' in deciding ? deciding.rule : null,
    options: choice ? choice.options.map((option) => ({ ...option })) : null,
    seats: choice?.seats ?? null,
  };
}

/** The version made when the draft was sealed, or one made now. */
async function versionToVote(transaction: Database, draft: Draft): Promise<SealedVersion> {
  const sealed = draft.status === 'sealed' ? await findLastVersion(transaction, draft.id) : null;
  return sealed ?? sealWithin(transaction, draft);
}

async function languageOf(transaction: Database, sessionId: string): Promise<string> {
  const terms = await findSessionTerms(transaction, sessionId);
  return terms?.languages[0] ?? 'en';
}

/** The body's order: alphabetical in the first of its official languages. */
function inBodyOrder(seats: Seat[], language: string): Seat[] {
  const { compare } = new Intl.Collator(language);
  return seats.toSorted((one, other) => compare(one.name, other.name));
}
