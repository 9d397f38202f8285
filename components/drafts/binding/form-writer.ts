import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from '@tiptap/pm/transform';
import type { Block } from '@/domain/text/sequence/block';
import { plainBlock } from '@/domain/text/sequence/marker';
import type { MarkerMap } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { BoundText } from './bound-text';
import { type Form, type FormOfNode, formsOf, isSameForm } from './forms';
import { leavesOf } from './shown-text';
import type { LocalStep } from './step-writer';
import { placeOfCell } from './tables/fill-cell';
import { close, type NewMarker } from './tokens';

/** Does a step do more to blocks than to change the words of one, or their marks? */
export function isStructural({ step, doc }: LocalStep): boolean {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return false;
  if (!(step instanceof ReplaceStep)) return true;
  const { slice, from, to } = step;
  const $from = doc.resolve(from);
  return (
    slice.openStart + slice.openEnd > 0 ||
    slice.content.firstChild?.isBlock === true ||
    !$from.parent.inlineContent ||
    $from.parent !== doc.resolve(to).parent
  );
}

/**
 * Writes what became of blocks: their kind, depth, rank and quote, read off what they
 * stand in. Compared is with what was shown, not with what is stored: typing must not
 * flatten a depth that a colleague's list would allow again.
 */
export class FormWriter {
  /** Nodes at the top, before and behind those that changed. */
  private readonly before: number;
  private readonly behind: number;
  private readonly leavesBefore: number;
  private readonly leavesBehind: number;
  private readonly former = new Map<string, Form>();

  constructor(
    private readonly bound: BoundText,
    former: Node,
    private readonly doc: Node,
  ) {
    const { nodes } = bound.shown;
    this.before = sameAtStart(former, doc);
    this.behind = sameAtEnd(former, doc, this.before);
    const end = nodes.length - this.behind;
    this.leavesBefore = leavesOf(nodes.slice(0, this.before)).length;
    this.leavesBehind = leavesOf(nodes.slice(end)).length;
    const leaves = leavesOf(nodes.slice(this.before, end));
    const forms = formsOf(former.children.slice(this.before, former.childCount - this.behind));
    for (const [index, form] of forms.entries()) {
      const block = leaves[index]?.block;
      if (block) this.former.set(block.key, form);
    }
  }

  /** Call when the steps are written. */
  write(): void {
    this.bound.refresh();
    const all = leavesOf(this.bound.shown.nodes);
    const leaves = all.slice(this.leavesBefore, all.length - this.leavesBehind);
    const forms = formsOf(this.doc.children.slice(this.before, this.doc.childCount - this.behind));
    const onlyShown: [FormOfNode, ShownNode][] = [];
    for (const [form, leaf] of pair(forms, leaves)) {
      if (form.kind === 'rule' || leaf.type === 'horizontalRule') continue;
      if (leaf.block) this.writeForm(leaf.block, form);
      else if (form.kind !== 'paragraph' || form.quote) onlyShown.push([form, leaf]);
    }
    for (const [form, leaf] of onlyShown) this.makeReal(form, leaf);
  }

  private writeForm(block: Block, form: Form): void {
    const former = this.former.get(block.key);
    if (former && isSameForm(former, form)) return;
    const marker = block.marker ?? (former ? this.giveMarker(block, form) : null);
    if (!marker) return;
    for (const name of ['kind', 'level', 'rank', 'quote'] as const) {
      const stored = marker.get(name) ?? plainBlock[name];
      if (stored !== form[name]) this.bound.say(marker, name, form[name]);
    }
  }

  /** Words without a marker of their own get one by whoever changes their kind. */
  private giveMarker(block: Block, { kind }: Form): MarkerMap | null {
    const { table, row, col } = block.attributes;
    const place = { ...(table && { table }), ...(row && { row }), ...(col && { col }) };
    const { start } = block;
    this.bound.writer.insert(start, [{ open: { kind, ...place } }]);
    this.bound.refresh();
    return (
      this.bound.mirror.blocks.find((one) => one.start === start && one.marker)?.marker ?? null
    );
  }

  /** A paragraph that is only shown becomes real when it is made an item or a heading. */
  private makeReal({ kind, level, rank, quote }: Form, leaf: ShownNode): void {
    this.bound.refresh();
    const { shown, text, writer } = this.bound;
    const cell = shown.cellAround(leaf);
    const isAtTop = shown.nodes.some(({ open }) => open === leaf.open);
    if (!cell && !isAtTop) return;
    const open: NewMarker = { kind, level, rank, quote, ...(cell && placeOfCell(cell)) };
    writer.insert(cell ? shown.homeOf(cell) : text.length, [{ open }, close]);
  }
}

function sameAtStart(one: Node, other: Node): number {
  const most = Math.min(one.childCount, other.childCount);
  let count = 0;
  while (count < most && one.child(count) === other.child(count)) count += 1;
  return count;
}

function sameAtEnd(one: Node, other: Node, before: number): number {
  const most = Math.min(one.childCount, other.childCount) - before;
  let count = 0;
  while (
    count < most &&
    one.child(one.childCount - 1 - count) === other.child(other.childCount - 1 - count)
  )
    count += 1;
  return count;
}

/**
 * Each textblock of the editor beside the leaf that is shown for it. Where the editor has
 * blocks that the text has not, from both ends as far as the words are as long.
 */
function pair(forms: readonly FormOfNode[], leaves: readonly ShownNode[]) {
  const fits = (form: FormOfNode | undefined, leaf: ShownNode | undefined) =>
    form !== undefined && leaf !== undefined && form.node.nodeSize === leaf.size;
  const pairs: [FormOfNode, ShownNode][] = [];
  let start = 0;
  while (fits(forms[start], leaves[start])) {
    pairs.push([forms[start]!, leaves[start]!]);
    start += 1;
  }
  const most = Math.min(forms.length, leaves.length) - start;
  for (let end = 1; end <= most && fits(forms.at(-end), leaves.at(-end)); end += 1)
    pairs.push([forms.at(-end)!, leaves.at(-end)!]);
  return pairs;
}
