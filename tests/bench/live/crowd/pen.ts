import * as Y from 'yjs';
import { addBlock, textIn } from '@/tests/support/sequence';

/** Writes one paragraph of its own, a letter at a time, as an editor would send it. */
export class Pen {
  readonly doc = new Y.Doc();
  private last: Uint8Array = new Uint8Array();

  constructor(readonly client: number) {
    this.doc.clientID = client;
    this.doc.on('update', (update: Uint8Array) => (this.last = update));
  }

  /** How many letters and elements it has written: its next clock. */
  get clock(): number {
    return Y.getState(this.doc.store, this.client);
  }

  /** Begins the paragraph: the update that carries it. */
  begin(): Uint8Array {
    addBlock(this.doc, '');
    return this.last;
  }

  /** Writes a letter: the update that carries it. */
  key(): Uint8Array {
    // Before the fence that closes the paragraph.
    textIn(this.doc).insert(textIn(this.doc).length - 1, 'a');
    return this.last;
  }

  /** What a server with this state vector lacks of its writing. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector);
  }
}
