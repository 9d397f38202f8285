'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

const draftPage = /^\/sessions\/[^/]+\/drafts\/(?!new$)[^/]+$/;

/** A text has one bar of its own, with the way back: the bands of other pages are not above it. */
export function OffTheText({ children }: { children: ReactNode }) {
  return draftPage.test(usePathname()) ? null : children;
}
