'use client';

import { useEffect } from 'react';
import { copiesToForget, forgetCopy, listCopies } from './offline-copies';

type Props = {
  /** Who is signed in on this browser; null for nobody. */
  personId: string | null;
  /** Of these documents, those they may still read. */
  readable: (documentIds: string[]) => Promise<string[]>;
};

/**
 * Clears the copies of texts that nobody here has a right to: after signing out, when
 * somebody else has signed in, and of drafts that were taken from this person.
 */
export function CopyKeeper({ personId, readable }: Props): null {
  useEffect(() => {
    void clear(personId, readable);
  }, [personId, readable]);
  return null;
}

async function clear(personId: string | null, readable: Props['readable']): Promise<void> {
  const copies = await listCopies();
  const mine = copies.filter((copy) => copy.personId === personId);
  const others = copies.filter((copy) => copy.personId !== personId);
  await Promise.all(others.map(forgetCopy));
  if (mine.length === 0) return;
  const ids = [...new Set(mine.map(({ documentId }) => documentId))];
  // Not knowing (there is no connection) is no reason to take away what was typed.
  const still = await readable(ids).catch(() => ids);
  await Promise.all(copiesToForget(mine, still).map(forgetCopy));
}
