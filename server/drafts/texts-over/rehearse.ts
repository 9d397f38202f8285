import { canonicalText } from '@/domain/text/canonical-text';
import { commonOrder } from '@/domain/text/common-order';
import { type TextJson, type TextNode, wordsOf } from '@/domain/text/text';
import { flatTextOf } from '@/server/comments/live-text';
import { database } from '@/server/database/client';
import { readStored } from '@/server/text/documents';
import { readTextFrom } from '@/server/text/read-sequence';
import { isSound } from '@/server/text/shape';
import { bringOver } from '@/server/text/version-1/bring-over';
import { isSoundTree, readTreeFrom } from '@/server/text/version-1/read-tree';
import { bareTree } from '@/server/text/version-1/tree-positions';

/** What would become of a text that is brought over to version 2. */
export type Rehearsal = {
  /** Are all its words there, and is what comes of it a text? */
  isWhole: boolean;
  /** It holds what no text can hold, and loses that. */
  isDamaged: boolean;
  /** The beginnings of the blocks that would be built otherwise, their words being the same. */
  builtOtherwise: string[];
};

/** Brings a text over without writing anything, and looks at what comes of it. */
export async function rehearse(documentId: string): Promise<Rehearsal> {
  const { doc: tree } = await readStored(database(), documentId);
  const doc = bringOver(tree, documentId);
  const [before, after] = [readTreeFrom(tree), readTextFrom(doc)];
  const bare = bareTree(tree).flat.bare.replaceAll('\u2029', ' ');
  const rehearsal = {
    isWhole: bare === flatTextOf(doc).bare && isSound(doc),
    isDamaged: !isSoundTree(tree),
    builtOtherwise: builtOtherwise(before, after),
  };
  tree.destroy();
  doc.destroy();
  return rehearsal;
}

const beginning = 40;

function builtOtherwise(before: TextJson, after: TextJson): string[] {
  const [one, other] = [before, after].map(({ content = [] }) => content.map(built));
  const kept = new Set(commonOrder(one ?? [], other ?? []).map(([index]) => index));
  return (before.content ?? []).flatMap((block, index) =>
    kept.has(index) ? [] : [wordsOf(block).slice(0, beginning)],
  );
}

/** How a block is built, without the ids that nothing refers to. */
function built(block: TextNode): string {
  const strip = ({ attrs: { id: _id, ...attrs } = {}, content, ...node }: TextNode): TextNode => ({
    ...node,
    attrs,
    ...(content && { content: content.map(strip) }),
  });
  return canonicalText({ type: 'doc', content: [strip(block)] }).replaceAll('\u2029', ' ');
}
