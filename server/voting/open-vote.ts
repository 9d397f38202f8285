import { stepFrom, type DraftRefusal } from '@/domain/drafts/status';
import { accept, refuse, type Result } from '@/domain/result';
import { isWithinReach } from '@/domain/voting/offered-rules';
import { isPresetName, type PresetName } from '@/domain/voting/presets';
import { databaseNow, type Database } from '@/server/database/client';
import {
  changeDraft,
  findLastVersion,
  findSessionTerms,
  lockDraft,
  type Draft,
  type SealedVersion,
} from '@/server/drafts/repository';
import { sealWithin } from '@/server/drafts/seal-draft';
import { tellOfDraft } from '@/server/drafts/tell-of-draft';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findSeats, nextVoteNumber, saveVote, type Seat } from './repository';
import { tellOfVote } from './tell-of-vote';

export type OpenVote = {
  sessionId: string;
  draftId: string;
  /** The name of a preset rule. */
  rule: string;
  /** Closes by itself after so many minutes; null leaves it to the chair. */
  minutes: number | null;
};

export type OpenVoteRefusal =
  | EntryRefusal
  | DraftRefusal
  | 'unknown-rule'
  | 'unknown-deadline'
  | 'empty-roll'
  | 'rule-out-of-reach';

/** The longest time a vote may stay open by a deadline: thirty days. */
export const longestMinutes = 30 * 24 * 60;

/**
 * Puts a draft to the vote: seals it if it is still being drafted, freezes the roll from
 * the delegations with their weights and groups, and opens. From then on the text, the
 * rule and the roll do not change.
 */
export async function openVote(
  personId: string,
  { sessionId, draftId, rule, minutes }: OpenVote,
): Promise<Result<{ voteId: string }, OpenVoteRefusal>> {
  const opened = await actInSession<Opened, OpenVoteRefusal>(
    personId,
    sessionId,
    'open-vote',
    async ({ transaction, actor }) => {
      const draft = await lockDraft(transaction, sessionId, draftId);
      if (!draft) return refuse('not-found');
      const next = stepFrom(draft.status, 'put-to-vote');
      if (!next.ok) return next;
      const roll = inBodyOrder(
        await findSeats(transaction, sessionId),
        await languageOf(transaction, sessionId),
      );
      const terms = readTerms(rule, minutes, roll.length);
      if (!terms.ok) return terms;

      const version = await versionToVote(transaction, draft);
      await changeDraft(transaction, draft.id, { status: next.value });
      const number = await nextVoteNumber(transaction, sessionId);
      const openedAt = await databaseNow(transaction);
      const closesAt = minutes === null ? null : new Date(openedAt.getTime() + minutes * 60_000);
      const question = draft.title;
      const voteId = await saveVote(
        transaction,
        {
          sessionId,
          draftId,
          versionId: version.id,
          number,
          question,
          rule: terms.value,
          openedById: actor.participantId,
          openedAt,
          closesAt,
        },
        roll,
      );
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'open-vote',
        subject: { kind: 'vote', id: voteId },
        payload: {
          number,
          draft: draft.number,
          question,
          rule: terms.value,
          version: version.number,
          sha256: version.sha256,
          closesAt: closesAt?.toISOString() ?? null,
          roll: roll.map(({ shortName, name, weight, groups }) => {
            return { voter: shortName, name, weight, groups };
          }),
        },
      });
      return accept({ voteId, draft });
    },
  );
  if (!opened.ok) return opened;
  tellOfDraft(opened.value.draft);
  tellOfVote({ id: opened.value.voteId, sessionId, draftId });
  return accept({ voteId: opened.value.voteId });
}

type Opened = { voteId: string; draft: Draft };

function readTerms(
  rule: string,
  minutes: number | null,
  voters: number,
): Result<PresetName, OpenVoteRefusal> {
  if (!isPresetName(rule)) return refuse('unknown-rule');
  if (minutes !== null && !(Number.isInteger(minutes) && minutes > 0 && minutes <= longestMinutes))
    return refuse('unknown-deadline');
  if (voters === 0) return refuse('empty-roll');
  return isWithinReach(rule, voters) ? accept(rule) : refuse('rule-out-of-reach');
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
