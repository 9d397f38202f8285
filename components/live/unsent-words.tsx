'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { CopyTextButton } from './copy-text-button';
import { OfflineCopy } from './offline-copy';
import { type CopyKey, listCopies } from './offline-copies';

type Props = CopyKey & { why: 'sealed' | 'readOnly' };

/**
 * For a text in which this person may not write (any more): if this browser still keeps
 * changes that never arrived, they can be copied. A copy without any is let go at once.
 */
export function UnsentWords({ personId, documentId, schemaVersion, why }: Props) {
  const words = useTranslations('live');
  const [found, setFound] = useState<{ copy: OfflineCopy; doc: Y.Doc } | null>(null);
  useEffect(() => {
    let wanted = true;
    const doc = new Y.Doc();
    const opening = openUnsent({ personId, documentId, schemaVersion }, doc);
    void opening.then((copy) => copy && wanted && setFound({ copy, doc }));
    return () => {
      wanted = false;
      setFound(null);
      void opening.then((copy) => copy?.close()).finally(() => doc.destroy());
    };
  }, [personId, documentId, schemaVersion]);

  if (!found) return null;
  const letGo = () => {
    setFound(null);
    void found.copy.forget();
  };
  return (
    <div className="no-print mb-6">
      <Notice tone="caution" title={words('unsent.title')} announce="polite">
        <p>
          {words(`unsent.${why}`, { changes: found.copy.unsavedBefore })} {words('unsent.lead')}
        </p>
        <div className="mt-3 flex flex-wrap gap-3">
          <CopyTextButton doc={found.doc} />
          <Button onClick={letGo}>{words('unsent.letGo')}</Button>
        </div>
      </Notice>
    </div>
  );
}

async function openUnsent(key: CopyKey, doc: Y.Doc): Promise<OfflineCopy | null> {
  const copies = await listCopies();
  const isThere = copies.some(
    ({ personId, documentId }) => personId === key.personId && documentId === key.documentId,
  );
  const copy = isThere ? await OfflineCopy.open(key, doc) : null;
  if (copy?.unsavedBefore !== 0) return copy;
  await copy.forget();
  return null;
}
