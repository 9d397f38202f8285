import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import type { Watchers } from './thing';

/** Tells everybody who watches, after the commit. Never throws and never waits. */
export function tell(...all: Watchers[]): void {
  ring(...new Set(all.flatMap(({ topics }) => topics)));
  for (const { rights = [] } of all) rights.forEach(rightsChanged);
}
