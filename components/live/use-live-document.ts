'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { PresentUser } from '@/domain/live/wire';
import { DocumentConnection, type ConnectionState } from './document-connection';
import { liveServerUrl } from './live-server-url';
import type { BusyReason, ClosedReason, SaveState } from './save-state';

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
  /** Why the server sent this tab away for a while. */
  busy: BusyReason | null;
  /** Tries to connect at once; after a final refusal, begins again with a fresh copy. */
  retry: () => void;
};

type Options = {
  documentId: string;
  schemaVersion: number;
  /** Whose page this is. */
  personId: string;
  /** Whether their role lets them write; only then the browser keeps a copy. */
  mayWrite: boolean;
  /**
   * From the draft's snapshot. A sealed text is not opened; one that is sealed while it
   * is open keeps its copy, to be read and copied. When it is unsealed, people come back
   * with a fresh copy: what was refused stays refused.
   */
  sealed?: boolean;
};

/**
 * Opens the live text of a document for as long as the component is mounted. Null on the
 * server and before the first effect, and for a text that was sealed before it was
 * opened: show the saved text then. When the text is sealed while it is open, what the
 * tab has stays readable, with `closed` telling why nothing goes on. `doc.guid` changes
 * whenever the copy is a fresh one; pass it to the editor as a dependency.
 */
export function useLiveDocument({
  documentId,
  schemaVersion,
  personId,
  mayWrite,
  sealed = false,
}: Options): LiveDocument | null {
  const [copy, setCopy] = useState(sealed ? 0 : 1);
  const [wasSealed, setWasSealed] = useState(sealed);
  const [connection, setConnection] = useState<DocumentConnection | null>(null);
  if (sealed !== wasSealed) {
    setWasSealed(sealed);
    if (!sealed) setCopy(copy + 1);
  }

  useEffect(() => {
    if (copy === 0) return undefined;
    const serverUrl = liveServerUrl();
    const opened = new DocumentConnection({
      serverUrl,
      documentId,
      schemaVersion,
      personId,
      keepsCopy: mayWrite,
    });
    const networkChanged = () => opened.networkChanged();
    window.addEventListener('online', networkChanged);
    window.addEventListener('offline', networkChanged);
    // A socket is made where it is also closed again, never while rendering.
    // oxlint-disable-next-line react/set-state-in-effect
    setConnection(opened);
    return () => {
      window.removeEventListener('online', networkChanged);
      window.removeEventListener('offline', networkChanged);
      setConnection((current) => (current === opened ? null : current));
      opened.destroy();
    };
  }, [documentId, schemaVersion, personId, mayWrite, copy]);

  const state = useSyncExternalStore(
    connection?.subscribe ?? never,
    () => connection?.getState() ?? null,
    () => null,
  );
  useWarnBeforeLeaving(state?.saveState ?? null);

  const retry = useCallback(() => {
    if (!connection?.getState().closed) {
      connection?.retry();
      return;
    }
    connection.letGo();
    setCopy((number) => number + 1);
  }, [connection]);
  return connection && state ? shown(connection, state, retry) : null;
}

const never = () => () => undefined;

function shown(
  connection: DocumentConnection,
  state: ConnectionState,
  retry: () => void,
): LiveDocument {
  return {
    doc: connection.doc,
    provider: connection.provider,
    awareness: connection.provider.awareness,
    saveState: state.saveState,
    synced: state.synced,
    mayWrite: state.closed === null && (state.seated?.mayWrite ?? false),
    me: state.seated?.user ?? null,
    closed: state.closed,
    busy: state.busy,
    retry,
  };
}

/** Leaving with changes that are not saved asks first, in the browser's own words. */
function useWarnBeforeLeaving(saveState: SaveState | null): void {
  const isUnsaved = saveState !== null && 'changes' in saveState && saveState.changes > 0;
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
