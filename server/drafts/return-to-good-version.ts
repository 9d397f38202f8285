import { isOpenForWriting, type DraftRefusal } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { canonicalText } from '@/domain/text/canonical-text';
import { act } from '@/server/acts/act';
import type { EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { sha256 } from '@/server/record/sha256';
import { bringDocumentTo, lockDocument, readDocument } from '@/server/text/documents';
import { findLastGood } from '@/server/text/last-good';
import { heldDraft } from './draft-thing';

export type ReturnRefusal = EntryRefusal | DraftRefusal | 'text-is-good' | 'no-good-version';

/**
 * Gives a draft whose text no longer reads as one the last state that does. It is written
 * as one more change behind all others, so nothing of the log is taken away and every
 * open copy follows.
 */
export const returnToGoodVersion = act({
  act: 'return-to-good-version',
  on: heldDraft,
  work: async ({ transaction, held: draft }) => {
    if (!isOpenForWriting(draft.status)) return refuse(`draft-is-${draft.status}`);
    await lockDocument(transaction, draft.documentId);
    const damaged = await readDocument(transaction, draft.documentId);
    if (damaged.isSound) return refuse('text-is-good');
    const good = await findLastGood(transaction, draft.documentId);
    if (!good) return refuse('no-good-version');
    await bringDocumentTo(transaction, draft.documentId, damaged.state, good.text);
    const told = {
      number: draft.number,
      title: draft.title,
      damagedAt: damaged.sequence,
      goodAt: good.sequence,
      sha256: sha256(canonicalText(good.text)),
    };
    return did(draft, deed('return-to-good-version', draft.id, told));
  },
});
