import { environment } from '@/server/environment';
import type { Limits } from '@/server/live/limits/limit-settings';

/** Sets limits as the settings would; call what is returned to have the former ones again. */
export function limitTo(wanted: Partial<Limits>): () => void {
  const { limits } = environment();
  const before = { ...limits };
  Object.assign(limits, wanted);
  return () => Object.assign(limits, before);
}
