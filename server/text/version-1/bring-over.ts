import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { commonOrder } from '@/domain/text/common-order';
import { fence } from '@/domain/text/sequence/sequence';
import { sequenceOf } from '@/server/text/read-sequence';
import { firstMarks, insertionOf } from '@/server/text/write-sequence';
import { type WantedBlock, wantedBlocks } from '@/server/text/bring/wanted-blocks';
import { readTreeFrom } from './read-tree';
import { type TreeBlock, writtenInTree } from './written-in-tree';

/** Who wrote what nobody is known for: no tab of anybody's has this id. */
const nobody = 0;

/**
 * Makes of a document of version 1 the one sequence that a text is since version 2. Words,
 * marks and the ids of blocks stay, and so does who wrote each character: what a client
 * wrote is written with the client's id. The same document always gives the same bytes.
 */
export function bringOver(tree: Y.Doc, documentId: string): Y.Doc {
  const doc = new Y.Doc();
  const blocks = withOwnIds(wantedBlocks(readTreeFrom(tree), idsFor(documentId)), documentId);
  const sources = sourcesOf(blocks, writtenInTree(tree));
  const text = sequenceOf(doc);
  doc.transact(() => {
    for (const [index, block] of blocks.entries()) write(doc, text, block, sources[index] ?? null);
  });
  return doc;
}

/** Ids that are the same whenever a document is brought over, and like no other's. */
function idsFor(documentId: string, kind = 'id'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${documentId} ${kind} ${count}`).digest('hex').slice(0, 24);
  };
}

/** Of several bearers of an id the first keeps it: there is nothing left to tell them apart by. */
function withOwnIds(blocks: readonly WantedBlock[], documentId: string): WantedBlock[] {
  const newId = idsFor(documentId, 'second bearer');
  const taken = new Set<string>();
  return blocks.map((block) => {
    const { id = '' } = block.marker;
    if (!taken.has(id)) {
      taken.add(id);
      return block;
    }
    const marker = { ...block.marker, id: newId() };
    const [first, ...rest] = block.pieces;
    return { ...block, marker, pieces: first ? [{ ...first, marker }, ...rest] : [] };
  });
}

/** Which block of the tree each block was: those with the same words, in their order. */
function sourcesOf(
  blocks: readonly WantedBlock[],
  written: readonly TreeBlock[],
): (TreeBlock | null)[] {
  const pairs = commonOrder(
    blocks.map(({ words, marker }) => (isFrame(marker.kind) ? null : joined(words))),
    written.map(({ words }) => words.replaceAll(fence, ' ')),
  );
  const sources = blocks.map((): TreeBlock | null => null);
  for (const [block, source] of pairs) sources[block] = written[source] ?? null;
  return sources;
}

function isFrame(kind: string | undefined): boolean {
  return kind === 'table' || kind === 'tableEnd' || kind === 'rule';
}

function joined(words: WantedBlock['words']): string {
  return words.map((one) => one.words).join('');
}

function write(doc: Y.Doc, text: Y.Text, block: WantedBlock, source: TreeBlock | null): void {
  let at = 0;
  for (const piece of block.pieces) {
    const { insert, attributes } = insertionOf(piece, firstMarks);
    if (typeof insert !== 'string' || 'isFence' in piece) {
      doc.clientID = source?.client ?? nobody;
      text.applyDelta([{ retain: text.length }, { insert, attributes }]);
      continue;
    }
    for (const { words, client } of runsOf(insert, source, at)) {
      doc.clientID = client;
      text.applyDelta([{ retain: text.length }, { insert: words, attributes }]);
    }
    at += insert.length;
  }
}

/** Words cut where another wrote on. */
function runsOf(words: string, source: TreeBlock | null, at: number) {
  const runs: { words: string; client: number }[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const client = source?.clients[at + index] ?? nobody;
    const last = runs.at(-1);
    if (last?.client === client) last.words += words[index];
    else runs.push({ words: words[index] ?? '', client });
  }
  return runs;
}
