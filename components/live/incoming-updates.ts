import * as decoding from 'lib0/decoding';
import { createEncoder } from 'lib0/encoding';
import { messageYjsUpdate } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import type { Doc } from 'yjs';

type MessageHandler = WebsocketProvider['messageHandlers'][number];

/** A provider's messages about the text; y-websocket's own number for them. */
const messageSync = 0;

/** What comes in for a document that has a connection. */
export type IncomingUpdates = { readonly hold: () => void; readonly release: () => void };

const byDoc = new WeakMap<Doc, IncomingUpdates>();

/**
 * Lets what others write be held back for a moment on its way into this tab's copy:
 * while somebody composes a sign (Japanese, a phone's keyboard), words that change around
 * it would make the browser write it twice.
 */
export function letUpdatesBeHeld(provider: WebsocketProvider): void {
  const read = provider.messageHandlers[messageSync];
  if (!read) return;
  let isHeld = false;
  const waiting: (() => void)[] = [];
  const readOrWait: MessageHandler = (encoder, decoder, ...rest) => {
    const isUpdate = decoding.peekVarUint(decoder) === messageYjsUpdate;
    if (isHeld && isUpdate) waiting.push(() => read(createEncoder(), decoder, ...rest));
    else read(encoder, decoder, ...rest);
  };
  provider.messageHandlers[messageSync] = readOrWait;
  byDoc.set(provider.doc, {
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const readNow of waiting.splice(0)) readNow();
    },
  });
}

/** Null for a document that has no connection. */
export function incomingUpdatesOf(doc: Doc): IncomingUpdates | null {
  return byDoc.get(doc) ?? null;
}
