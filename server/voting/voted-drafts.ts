import { stepAfter, stepFrom, type DraftRefusal, type DraftStep } from '@/domain/drafts/status';
import type { TextJson } from '@/domain/text/text';
import { accept, refuse, type Result } from '@/domain/result';
import {
  citationOf,
  partsOf,
  stepAfterVote,
  withoutBlocks,
} from '@/domain/voting/conduct/division';
import { isSameRule } from '@/domain/voting/rules/own-rule';
import { draftsOf, questionMax, type VoteOption, type VoteTerms } from '@/domain/voting/terms';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import type { Database } from '@/server/database/client';
import {
  changeDraft,
  findLastVersion,
  findVersion,
  lockDraft,
  type Draft,
  type SealedVersion,
} from '@/server/drafts/repository';
import { copyWithin, keepVersion, sealWithin } from '@/server/drafts/seal-draft';
import { readDocument } from '@/server/text/documents';
import { findDivisionRule } from './division/repository';
import type { Vote } from './repository';

/** The drafts that a vote is about, held until its transaction ends. */
export type HeldDrafts = {
  /** The one whose text is voted on. */
  on: Draft | null;
  /** Those that are chosen among, by their ids. */
  among: ReadonlyMap<string, Draft>;
};

/** What a vote is about, before it opens. */
export type VoteSubject = {
  sessionId: string;
  draftId: string | null;
  blocks: readonly string[];
  terms: VoteTerms;
};

export type SubjectRefusal = 'not-found' | 'unknown-clause' | 'rule-of-parts' | DraftRefusal;

/**
 * Holds the drafts of a vote, each of which must be one that can be put to the vote, and
 * words the question and the options after them. The same order for everybody who holds
 * several, so that none waits for the other.
 */
export async function holdDrafts(
  transaction: Database,
  { sessionId, draftId, blocks, terms }: VoteSubject,
): Promise<Result<{ drafts: HeldDrafts; terms: VoteTerms }, SubjectRefusal>> {
  const chosen = draftsOf(terms);
  const held = new Map<string, Draft>();
  for (const id of [...(draftId === null ? [] : [draftId]), ...chosen].toSorted()) {
    const draft = await lockDraft(transaction, sessionId, id);
    if (!draft) return refuse('not-found');
    const next = stepFrom(draft.status, 'put-to-vote');
    if (!next.ok) return next;
    held.set(id, draft);
  }
  const on = held.get(draftId ?? '') ?? null;
  if (on && !(await isRuleOfParts(transaction, on, terms))) return refuse('rule-of-parts');
  const question = on ? await questionOn(transaction, on, blocks) : terms.question;
  if (question === null) return refuse('unknown-clause');
  const drafts = { on, among: new Map([...held].filter(([id]) => chosen.includes(id))) };
  return accept({ drafts, terms: { ...withNames(terms, held), question } });
}

/** Parts of a text and the whole are voted on by one rule [V50]; a straw poll decides nothing. */
async function isRuleOfParts(
  transaction: Database,
  draft: Draft,
  { deciding, isStraw }: VoteTerms,
): Promise<boolean> {
  if (isStraw || deciding.method !== 'threshold') return true;
  const rule = await findDivisionRule(transaction, draft);
  return rule === null || isSameRule(rule, deciding.rule);
}

/** An option that is a draft is called by its number and title, however the form calls it. */
function withNames(terms: VoteTerms, held: ReadonlyMap<string, Draft>): VoteTerms {
  const { deciding } = terms;
  if (!('options' in deciding)) return terms;
  const options = deciding.options.map((option) => {
    const draft = held.get(option.draftId ?? '');
    return draft ? { ...option, name: `${draft.number}. ${draft.title}` } : option;
  });
  return { ...terms, deciding: { ...deciding, options } };
}

/** The draft's title, in a division with the parts [V50]; null where a part is not there. */
async function questionOn(
  transaction: Database,
  draft: Draft,
  blocks: readonly string[],
): Promise<string | null> {
  if (blocks.length === 0) return draft.title;
  const text = await textToVote(transaction, draft);
  const known = new Set(partsOf(text).flatMap((part) => part.blocks));
  if (blocks.some((id) => !known.has(id))) return null;
  const question = `${draft.title}: ${citationOf(text, blocks)}`;
  return question.length > questionMax ? `${question.slice(0, questionMax - 1)}…` : question;
}

async function sealedVersion(database: Database, draft: Draft): Promise<SealedVersion | null> {
  return draft.status === 'sealed' ? findLastVersion(database, draft.id) : null;
}

/** The text as it would be voted on: of a sealed draft the last version, else as it stands. */
export async function textToVote(database: Database, draft: Draft): Promise<TextJson> {
  const sealed = await sealedVersion(database, draft);
  const version = sealed && (await findVersion(database, sealed.id));
  if (version) return JSON.parse(version.canonical) as TextJson;
  return (await readDocument(database, draft.documentId)).text;
}

/**
 * Fixes the text of a draft for a vote: sealed unless it was, and the draft put to the
 * vote. A straw poll only takes a copy; people may write on.
 */
export async function fixText(
  transaction: Database,
  draft: Draft,
  { isStraw }: Pick<VoteTerms, 'isStraw'>,
  authorId: string | null,
): Promise<SealedVersion> {
  const sealed = await sealedVersion(transaction, draft);
  if (isStraw) return sealed ?? copyWithin(transaction, draft, authorId);
  const version = sealed ?? (await sealWithin(transaction, draft, authorId));
  await takeStep(transaction, draft, 'put-to-vote');
  return version;
}

/** Fixes the texts of all drafts that are chosen among, and names them in the options. */
export async function fixOptions(
  transaction: Database,
  among: ReadonlyMap<string, Draft>,
  terms: VoteTerms,
  authorId: string | null,
): Promise<readonly VoteOption[]> {
  const options: VoteOption[] = [];
  const { deciding } = terms;
  for (const option of 'options' in deciding ? deciding.options : []) {
    const draft = among.get(option.draftId ?? '');
    const version = draft && (await fixText(transaction, draft, terms, authorId));
    const { id, sha256: hash } = version ?? {};
    options.push(version ? { ...option, versionId: id, sha256: hash } : option);
  }
  return options;
}

/**
 * Lets the drafts of a vote follow what it came to: adopted, rejected, or as they were
 * before. A part that was rejected stays out of the text [V51]; drafts that were chosen
 * among stay sealed [V52]; a straw poll changes nothing [V53].
 */
export async function letDraftsFollow(
  transaction: Database,
  vote: Pick<Vote, 'sessionId' | 'draftId' | 'versionId' | 'blocks' | 'terms'>,
  outcome: Decision['outcome'],
): Promise<void> {
  const { isStraw } = vote.terms;
  for (const id of isStraw ? [] : draftsOf(vote.terms).toSorted()) {
    await takeStep(
      transaction,
      await heldDraft(transaction, vote.sessionId, id),
      'leave-undecided',
    );
  }
  if (vote.draftId === null || isStraw) return;
  const draft = await heldDraft(transaction, vote.sessionId, vote.draftId);
  const isPartLost = vote.blocks.length > 0 && stepAfter(outcome) === 'reject';
  const remainder = isPartLost ? await leaveOut(transaction, vote, draft) : null;
  const step = stepAfterVote({ isStraw, blocks: vote.blocks }, outcome, remainder);
  if (step) await takeStep(transaction, draft, step);
}

/** Makes the text without the part that was rejected a version of its own. */
async function leaveOut(
  transaction: Database,
  { versionId, blocks }: Pick<Vote, 'versionId' | 'blocks'>,
  draft: Draft,
): Promise<TextJson> {
  const parentId = versionId ?? '';
  const voted = await findVersion(transaction, parentId);
  if (!voted) throw new Error(`Draft ${draft.id} was divided without a version.`);
  const text = withoutBlocks(JSON.parse(voted.canonical) as TextJson, blocks);
  const origin = { cause: 'remainder', authorId: null, parentId } as const;
  await keepVersion(transaction, draft, { text, sequence: voted.documentSequence }, origin);
  return text;
}

async function heldDraft(transaction: Database, sessionId: string, id: string): Promise<Draft> {
  const draft = await lockDraft(transaction, sessionId, id);
  if (!draft) throw new Error(`Draft ${id} is gone while it is being voted on.`);
  return draft;
}

async function takeStep(transaction: Database, draft: Draft, step: DraftStep): Promise<void> {
  const next = stepFrom(draft.status, step);
  if (!next.ok) throw new Error(`Draft ${draft.id} cannot ${step}: ${next.refusal}.`);
  await changeDraft(transaction, draft.id, { status: next.value });
}
