import { processWide } from '@/server/process-wide';

type Listener = (documentId: string) => void;

const listeners = () => processWide('committed-listeners', () => new Set<Listener>());

/** Hears of every document whose text was committed on this node, after the commit. */
export function onCommitted(listener: Listener): void {
  listeners().add(listener);
}

/** Tells the listeners that a document's text has grown. Never waits for any of them. */
export function tellCommitted(documentId: string): void {
  for (const listener of listeners()) listener(documentId);
}
