import type * as Y from 'yjs';
import { nest } from '@/domain/text/sequence/nest';
import { type BlocksRead, readBlocks } from '@/domain/text/sequence/read-blocks';
import { rootName } from '@/domain/text/sequence/sequence';
import type { TextJson } from '@/domain/text/text';

/** The one sequence that a document's text is. */
export function sequenceOf(doc: Y.Doc): Y.Text {
  return doc.getText(rootName);
}

/** Reads the blocks of a document's text without touching it. */
export function blocksOf(doc: Y.Doc): BlocksRead {
  return readBlocks(sequenceOf(doc));
}

/**
 * Reads the text of a document without touching it. The same sequence always gives the
 * same JSON; what it cannot mean (domain/text/sequence) is left out.
 */
export function readTextFrom(doc: Y.Doc): TextJson {
  return nest(blocksOf(doc).blocks);
}
