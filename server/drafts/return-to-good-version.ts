import { canonicalText } from '@/domain/text/canonical-text';
import { isOpenForWriting, type DraftRefusal } from '@/domain/drafts/status';
import { accept, refuse, type Result } from '@/domain/result';
import { lockDocument, readDocument, writeTextAnew } from '@/server/text/documents';
import { findLastGood } from '@/server/text/last-good';
import { appendToRecord, sha256 } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockDraft, type Draft } from './repository';
import type { DraftPlace } from './take-step';
import { tellOfDraft } from './tell-of-draft';

export type ReturnRefusal = EntryRefusal | DraftRefusal | 'text-is-good' | 'no-good-version';

/**
 * Gives a draft whose text no longer reads as one the last state that does. It is written
 * as one more change behind all others, so nothing of the log is taken away and every
 * open copy follows.
 */
export async function returnToGoodVersion(
  personId: string,
  { sessionId, draftId }: DraftPlace,
): Promise<Result<Draft, ReturnRefusal>> {
  const done = await actInSession<Draft, ReturnRefusal>(
    personId,
    sessionId,
    'return-to-good-version',
    async ({ transaction, actor }) => {
      const draft = await lockDraft(transaction, sessionId, draftId);
      if (!draft) return refuse('not-found');
      if (!isOpenForWriting(draft.status)) return refuse(`draft-is-${draft.status}`);
      await lockDocument(transaction, draft.documentId);
      const damaged = await readDocument(transaction, draft.documentId);
      if (damaged.isSound) return refuse('text-is-good');
      const good = await findLastGood(transaction, draft.documentId);
      if (!good) return refuse('no-good-version');
      await writeTextAnew(transaction, draft.documentId, damaged.state, good.text);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'return-to-good-version',
        subject: { kind: 'draft', id: draft.id },
        payload: {
          number: draft.number,
          title: draft.title,
          damagedAt: damaged.sequence,
          goodAt: good.sequence,
          sha256: sha256(canonicalText(good.text)),
        },
      });
      return accept(draft);
    },
  );
  if (done.ok) tellOfDraft(done.value);
  return done;
}
