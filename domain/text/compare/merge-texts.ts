import type { TextJson } from '@/domain/text/text';
import { compareLeaves, sameLeaves } from './compare-texts';
import type { Conflict, Near } from './conflict';
import { type FamilyOfThree, familiesOfThree } from './families-of-three';
import { flatten, type Leaf, rebuild } from './flat';
import { mergeOrder } from './merge-order';
import { mergeStreams, textOf } from './merge-streams';
import { Dictionary, leavesOf, streamOf } from './stream';

/** What comes of two texts that were both made of a third. */
export type Merged = {
  readonly text: TextJson;
  /** What somebody has to settle; none, if the text can stand as it is. */
  readonly conflicts: readonly Conflict[];
  readonly near: readonly Near[];
};

/**
 * Merges what two sides made of one base, clause by clause and then by words. Every word
 * that either side put in is in the text, or in a conflict that says so, and none stands
 * twice [P21]. Without conflicts it does not matter which side is called ours [P26].
 */
export function mergeTexts(base: TextJson, ours: TextJson, theirs: TextJson): Merged {
  const leaves = flatten(base);
  const one = compareLeaves(leaves, flatten(ours));
  const other = compareLeaves(leaves, flatten(theirs));
  const three = familiesOfThree(leaves, one, other);
  const order = mergeOrder(three, one, other);
  const words = new Dictionary();
  const conflicts: Conflict[] = [];
  const near: Near[] = [];
  const laid = new Set(order.families);
  const merged = order.families.flatMap((number) => {
    const family = three.families[number];
    if (!family) return [];
    const content = mergeFamily(family, words);
    conflicts.push(...content.conflicts);
    near.push(...content.near);
    if (order.disputed.includes(number)) conflicts.push(saying('moved', family));
    return content.leaves;
  });
  const nameless = [...three.families.keys()].filter((number) => !laid.has(number));
  if (nameless.length > 0) throw new RangeError(`Families without a place: ${nameless.join(', ')}`);
  for (const [a, b] of order.open) near.push(openOrder(three.families[a], three.families[b]));
  return { text: rebuild(merged), conflicts, near };
}

type MergedFamily = {
  readonly leaves: readonly Leaf[];
  readonly conflicts: readonly Conflict[];
  readonly near: readonly Near[];
};

const settled = (leaves: readonly Leaf[]): MergedFamily => ({ leaves, conflicts: [], near: [] });

function mergeFamily(family: FamilyOfThree, words: Dictionary): MergedFamily {
  const { base, ours, theirs } = family;
  if (base.length === 0 && ours.length === 0) return settled(theirs);
  if (base.length === 0 && theirs.length === 0) return settled(ours);
  if (sameLeaves(ours, theirs) || sameLeaves(base, theirs)) return settled(ours);
  if (sameLeaves(base, ours)) return settled(theirs);
  if (ours.length === 0 || theirs.length === 0) {
    // Gone on one side and changed on the other: nobody's new words are dropped.
    return { ...settled(ours.length > 0 ? ours : theirs), conflicts: [saying('deleted', family)] };
  }
  if (base.length === 0) return { ...settled(ours), conflicts: [saying('words', family)] };
  const { stream, conflicts, near } = mergeStreams(
    nameOf(family),
    streamOf(base),
    { ours: streamOf(ours), theirs: streamOf(theirs) },
    words,
  );
  return { leaves: leavesOf(stream), conflicts, near };
}

function saying(kind: Conflict['kind'], family: FamilyOfThree): Conflict {
  return {
    kind,
    clause: nameOf(family),
    base: wordsOf(family.base),
    ours: wordsOf(family.ours),
    theirs: wordsOf(family.theirs),
  };
}

function openOrder(one: FamilyOfThree | undefined, other: FamilyOfThree | undefined): Near {
  const ours = one ?? { base: [], ours: [], theirs: [] };
  const theirs = other ?? { base: [], ours: [], theirs: [] };
  return {
    kind: 'order',
    clause: nameOf(ours),
    ours: wordsOf(ours.ours),
    theirs: wordsOf(theirs.theirs),
  };
}

function nameOf({ base, ours, theirs }: FamilyOfThree): string {
  return (base[0] ?? ours[0] ?? theirs[0])?.key ?? '';
}

function wordsOf(leaves: readonly Leaf[]): string {
  return leaves.length === 0 ? '' : textOf(streamOf(leaves).pieces);
}
