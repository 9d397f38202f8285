import { deed, type DeedOf } from '@/domain/record/deeds';
import { accept, type Result } from '@/domain/result';
import { deadlineAfter } from '@/domain/voting/conduct/announcement';
import {
  checkTerms,
  type TermsRefusal,
  type VoteMethod,
  type VoteOption,
  type VoteTerms,
} from '@/domain/voting/terms';
import type { Actor } from '@/server/acts/asker';
import type { Watchers } from '@/server/acts/thing';
import type { Database } from '@/server/database/client';
import { watchersOfDraft } from '@/server/drafts/draft-thing';
import { findSessionTerms, type Draft, type SealedVersion } from '@/server/drafts/repository';
import { changeVote, lockVote, type Vote } from './repository';
import { watchersOfVote } from './vote-thing';
import { findSeats, saveRoll, type Seat } from './roll/repository';
import {
  fixOptions,
  fixText,
  holdDrafts,
  type HeldDrafts,
  type SubjectRefusal,
  type VoteSubject,
} from './voted-drafts';

/** Everything a vote needs at the instant it opens, checked and held. */
export type Ready = {
  terms: VoteTerms;
  drafts: HeldDrafts;
  /** In the body's order. */
  roll: Seat[];
  language: string;
};

/** A vote that has opened, and the drafts that changed by it. */
export type Begun = { voteId: string; drafts: readonly Draft[]; method: VoteMethod };

/** The same with what it puts on the record. */
export type Beginning = { begun: Begun; opening: DeedOf<'open-vote'> };

/** What is asked to begin; without a language the session's first orders the roll. */
export type Asked = VoteSubject & { rollLanguage?: string };

/** Why a vote cannot open now. */
export type NotReady = SubjectRefusal | TermsRefusal;

/** Looks whether a vote of these terms could open now. Writes nothing. */
export async function readyToBegin(
  transaction: Database,
  subject: Asked,
): Promise<Result<Ready, NotReady>> {
  const held = await holdDrafts(transaction, subject);
  if (!held.ok) return held;
  const language = subject.rollLanguage ?? (await languageOf(transaction, subject.sessionId));
  const roll = inBodyOrder(await findSeats(transaction, subject.sessionId), language);
  const checked = checkTerms(held.value.terms, roll);
  if (!checked.ok) return checked;
  return accept({ terms: checked.value, drafts: held.value.drafts, roll, language });
}

/** Which vote begins, and what was found ready for it. */
export type ReadyVote = { sessionId: string; voteId: string; ready: Ready };

/**
 * Opens a vote that was announced: seals its text, freezes its roll, sets its deadline.
 *
 * @param now the database's clock: the instant of the opening
 */
export async function beginVote(
  transaction: Database,
  { sessionId, voteId, ready }: ReadyVote,
  actor: Actor | null,
  now: Date,
): Promise<Beginning> {
  const { drafts, roll, terms } = ready;
  const vote = await lockVote(transaction, sessionId, voteId);
  if (!vote) throw new Error(`Vote ${voteId} is not there to begin.`);
  const authorId = actor?.participantId ?? null;
  const version = drafts.on && (await fixText(transaction, drafts.on, terms, authorId));
  const options = await fixOptions(transaction, drafts.among, terms, authorId);
  await saveRoll(transaction, voteId, roll);
  const closesAt = deadlineAfter(now, vote.minutes);
  await changeVote(transaction, voteId, {
    openedAt: now,
    closesAt,
    ...(version && { versionId: version.id }),
    ...(drafts.among.size > 0 && { options }),
  });
  const opening = deed('open-vote', voteId, {
    ...termsOnRecord(vote, options),
    ...(drafts.on && textOnRecord(drafts.on, version)),
    closesAt: closesAt?.toISOString() ?? null,
    roll: roll.map(({ id, name, weight, groups, entitled }) => {
      return { voter: id, name, weight, groups: [...groups], entitled };
    }),
  });
  const changed = [...(drafts.on ? [drafts.on] : []), ...drafts.among.values()];
  return { begun: { voteId, drafts: changed, method: terms.deciding.method }, opening };
}

/** Everybody who watches a vote that has opened, or a draft that changed by it. */
export function watchersOfBeginning(sessionId: string, { voteId, drafts }: Begun): Watchers[] {
  return [watchersOfVote({ id: voteId, sessionId, draftId: null }), ...drafts.map(watchersOfDraft)];
}

function textOnRecord({ number }: Draft, version: SealedVersion | null) {
  return { draft: number, version: version?.number ?? null, sha256: version?.sha256 ?? null };
}

/** The terms of a vote as its opening puts them on the record. */
export function termsOnRecord(
  { number, terms, blocks, sha256 }: Pick<Vote, 'number' | 'terms' | 'blocks' | 'sha256'>,
  options: readonly VoteOption[],
) {
  const { deciding, ...chosen } = terms;
  return {
    number,
    ...chosen,
    blocks,
    sha256,
    method: deciding.method,
    rule: 'rule' in deciding ? deciding.rule : null,
    options: options.length > 0 ? options.map((option) => ({ ...option })) : null,
    seats: 'seats' in deciding ? deciding.seats : null,
  };
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
