'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** What everybody in the room sees on the wall has no bands, and nothing about who shows it. */
export function OffTheScreen({ children }: { children: ReactNode }) {
  return usePathname().endsWith('/projector') ? null : children;
}
