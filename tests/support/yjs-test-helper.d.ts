declare module 'yjs/testHelper' {
  import type { Doc } from 'yjs';

  /** What `compare` needs of a document: Yjs's helper has a class of its own for it. */
  export type TestYInstance = Doc & {
    tc: { flushAllMessages: () => boolean };
    connect: () => void;
    /** Every update the document has made or received. */
    updates: Uint8Array[];
  };

  /** Throws unless all documents, and the merge of all updates of each, are the same inside. */
  export function compare(users: TestYInstance[]): void;
}
