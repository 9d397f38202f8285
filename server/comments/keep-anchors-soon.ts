import { log } from '@/server/log';
import { processWide } from '@/server/process-wide';
import { keepAnchors } from './keep-anchors';

// Rarely enough that a room full of writers costs little, often enough that an anchor
// hardly ever meets two alterations of its passage at once.
const quietMilliseconds = 500;
const longestMilliseconds = 2_000;

type Waiting = { timer: NodeJS.Timeout; since: number };

/** The documents whose anchors are to be kept, and those being kept right now. */
const keeping = () =>
  processWide('anchor-keeping', () => ({
    waiting: new Map<string, Waiting>(),
    busy: new Set<string>(),
  }));

/**
 * Keeps a document's anchors once its text has been quiet for half a second, and every
 * two seconds while it never is. Runs once at a time for a document; a failure is logged,
 * and the next commit tries again.
 */
export function keepAnchorsSoon(documentId: string): void {
  const { waiting } = keeping();
  const now = performance.now();
  const last = waiting.get(documentId);
  if (last) clearTimeout(last.timer);
  const since = last?.since ?? now;
  const delay = Math.max(Math.min(quietMilliseconds, since + longestMilliseconds - now), 0);
  const timer = setTimeout(() => void keep(documentId), delay);
  timer.unref();
  waiting.set(documentId, { timer, since });
}

async function keep(documentId: string): Promise<void> {
  const { waiting, busy } = keeping();
  waiting.delete(documentId);
  if (busy.has(documentId)) {
    keepAnchorsSoon(documentId);
    return;
  }
  busy.add(documentId);
  try {
    await keepAnchors(documentId);
  } catch (error) {
    log.warn({ error, documentId }, 'The anchors of comments could not be kept.');
  } finally {
    busy.delete(documentId);
  }
}
