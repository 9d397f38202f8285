'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Result } from '@/domain/result';
import { sequencesSince } from '@/domain/text/schema-version';
import { CopyTextButton } from './copy-text-button';
import { OfflineCopy } from './offline-copy';
import { listCopies } from './offline-copies';

/** Sends what a browser kept of a text before version 2. */
export type BringWords = (update: Uint8Array) => Promise<Result<unknown, string>>;

type Props = {
  personId: string;
  /** The document that this text was in before version 2; null if it was in none. */
  predecessorId: string | null;
  bring: BringWords;
};

type Found = { copy: OfflineCopy; doc: Y.Doc; isIn: boolean };

/**
 * For what somebody wrote offline before their text was brought over to version 2: it is
 * sent to the server, which writes the difference into the text as theirs. Where that
 * cannot be, the words are there to be copied.
 */
export function EarlierWords({ personId, predecessorId, bring }: Props) {
  const words = useTranslations('live');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (predecessorId === null) return undefined;
    let wanted = true;
    const doc = new Y.Doc();
    const opening = openEarlier(personId, predecessorId, doc);
    const look = async () => {
      const copy = await opening;
      if (!copy || !wanted) return;
      const isIn = await send(doc, copy, bring);
      if (isIn) await copy.forget();
      if (wanted) setFound({ copy, doc, isIn });
    };
    void look();
    return () => {
      wanted = false;
      setFound(null);
      void opening.then((copy) => copy?.close()).finally(() => doc.destroy());
    };
  }, [personId, predecessorId, bring]);

  if (!found) return null;
  const letGo = () => {
    setFound(null);
    void found.copy.forget();
  };
  return (
    <div className="no-print mb-6">
      <Notice
        tone={found.isIn ? 'positive' : 'caution'}
        title={words(found.isIn ? 'earlier.in' : 'unsent.title')}
        announce="polite"
      >
        <p>{words(found.isIn ? 'earlier.lead' : 'earlier.notIn')}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <CopyTextButton doc={found.doc} />
          <Button onClick={letGo}>{words('unsent.letGo')}</Button>
        </div>
      </Notice>
    </div>
  );
}

async function openEarlier(
  personId: string,
  documentId: string,
  doc: Y.Doc,
): Promise<OfflineCopy | null> {
  const key = (await listCopies()).find(
    (one) =>
      one.personId === personId &&
      one.documentId === documentId &&
      one.schemaVersion < sequencesSince,
  );
  const copy = key ? await OfflineCopy.open(key, doc) : null;
  if (copy?.unsavedBefore !== 0) return copy;
  await copy.forget();
  return null;
}

/** Everything by the tabs that had not seen all of theirs saved; the server has the rest. */
async function send(doc: Y.Doc, copy: OfflineCopy, bring: BringWords): Promise<boolean> {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const client of copy.clientsBefore) known.delete(client);
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known));
  try {
    return (await bring(update)).ok;
  } catch {
    // Without a connection it is tried again with the next visit; meanwhile it can be copied.
    return false;
  }
}
