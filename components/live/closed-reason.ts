import { closeCodes, type CloseReason } from '@/domain/live/wire';
import type { ClosedReason } from './save-state';

/** Why a socket was closed, from its code, as far as the reader has words for it. */
export function closedReasonOf(code: number): ClosedReason {
  const names = Object.keys(closeCodes) as CloseReason[];
  return closedReason(names.find((name) => closeCodes[name] === code) ?? 'malformed');
}

export function closedReason(reason: string): ClosedReason {
  switch (reason) {
    case 'signed-out':
    case 'no-right':
    case 'not-found':
    case 'sealed':
    case 'too-large':
    case 'damaged':
    case 'gone-back':
    case 'outdated':
      return reason;
    default:
      return 'refused';
  }
}

/**
 * May this browser keep its copy after such an end? Only where the same words may enter
 * the text later: what was refused, or whose right has ended, must not come back. What a
 * server that was set back no longer has may be nowhere else.
 */
export function keepsCopy(reason: ClosedReason): boolean {
  return reason === 'outdated' || reason === 'damaged' || reason === 'gone-back';
}
