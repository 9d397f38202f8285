'use client';

import { useState } from 'react';
import type { SaveState } from './save-state';

export type SaveAnnouncement = 'saidUnsaved' | 'saidOffline' | 'saidBack';

/**
 * What a screen reader is told: that changes wait, that the connection is lost, and, only
 * after one of these, that all is well again. A refusal has a notice of its own.
 */
export function useSaveAnnouncement({ kind }: SaveState): SaveAnnouncement | null {
  const [said, setSaid] = useState<SaveAnnouncement | null>(null);
  const next = announcementFor(kind, said);
  if (next !== said) setSaid(next);
  return next;
}

/** The next announcement, from the state and the last one. */
export function announcementFor(
  kind: SaveState['kind'],
  said: SaveAnnouncement | null,
): SaveAnnouncement | null {
  if (kind === 'unsaved') return 'saidUnsaved';
  if (kind === 'offline' || kind === 'reconnecting') return 'saidOffline';
  if (kind === 'saved' && said !== null) return 'saidBack';
  return said;
}
