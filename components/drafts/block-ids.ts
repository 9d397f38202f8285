import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { cameFromYjs } from './came-from-yjs';

/**
 * Gives every block that this person makes a permanent id, in the same step as the block
 * itself, so that nobody ever receives a block without one.
 *
 * Only changes made here are looked at: what comes from others (or from undoing) has its
 * ids already, and two editors giving one to the same block would never agree.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('blockIds'),
      appendTransaction: (transactions, before, now) => {
        const mine = transactions.filter((one) => one.docChanged && !cameFromYjs(one));
        return mine.length > 0 ? identify(transactions, before, now) : null;
      },
    }),
  ],
});

/** 96 random bits: enough for all texts of all sessions never to meet. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Bearer = { node: Node; pos: number };

function identify(
  transactions: readonly Transaction[],
  before: EditorState,
  now: EditorState,
): Transaction | null {
  const bearers = new Map<string, Bearer[]>();
  const without: Bearer[] = [];
  now.doc.descendants((node, pos) => {
    if (!('id' in node.attrs)) return false;
    const id: unknown = node.attrs['id'];
    if (typeof id !== 'string') without.push({ node, pos });
    else bearers.set(id, [...(bearers.get(id) ?? []), { node, pos }]);
    return !node.isTextblock;
  });
  const twice = [...bearers].filter(([, all]) => all.length > 1);
  const copies = twice.flatMap(([id, all]) => {
    const keeper = keeperOf(all, formerPlace(id, transactions, before));
    return all.filter((bearer) => bearer !== keeper);
  });
  return give(now, [...without, ...copies]);
}

/** Where the block with this id stood before, followed through what happened since. */
function formerPlace(
  id: string,
  transactions: readonly Transaction[],
  before: EditorState,
): number | null {
  let place: number | null = null;
  before.doc.descendants((node, pos) => {
    if (node.attrs['id'] === id && place === null) place = pos;
    return place === null && !node.isTextblock;
  });
  if (place === null) return null;
  const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => [...maps]));
  return mapping.map(place, 1);
}

/**
 * Which of several bearers keeps the id: the one that stands where the block stood. If
 * it was split at its very beginning, the words have moved to the second: they keep it,
 * so that links and comments stay with what they are about.
 */
function keeperOf(all: readonly Bearer[], former: number | null): Bearer | undefined {
  const index = Math.max(
    0,
    all.findIndex(({ pos }) => pos === former),
  );
  const there = all[index];
  const next = all[index + 1];
  const splitAtStart =
    there?.node.isTextblock &&
    there.node.content.size === 0 &&
    next?.pos === there.pos + there.node.nodeSize &&
    next.node.content.size > 0;
  return splitAtStart ? next : there;
}

function give(now: EditorState, blocks: readonly Bearer[]): Transaction | null {
  if (blocks.length === 0) return null;
  const { tr } = now;
  for (const { pos } of blocks) tr.setNodeAttribute(pos, 'id', newBlockId());
  // Attributes do not move the caret, and bold that was just switched on stays on.
  if (now.storedMarks) tr.setStoredMarks(now.storedMarks);
  return tr;
}
