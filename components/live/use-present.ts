'use client';

import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { PresentUser } from '@/domain/live/wire';

/** Who is here, each participant once however many tabs they have open, in order of name. */
export function usePresent(awareness: Awareness): PresentUser[] {
  const [present, setPresent] = useState<PresentUser[]>(() => presentIn(awareness));
  useEffect(() => {
    const look = () => {
      const next = presentIn(awareness);
      setPresent((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness]);
  return present;
}

function presentIn(awareness: Awareness): PresentUser[] {
  const byId = new Map<string, PresentUser>();
  for (const state of awareness.getStates().values()) {
    const user = state['user'] as PresentUser | undefined;
    if (user?.participantId) byId.set(user.participantId, user);
  }
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
}
