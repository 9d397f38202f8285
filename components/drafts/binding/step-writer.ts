import type { Node } from '@tiptap/pm/model';
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform';
import { type Block, isEmpty } from '@/domain/text/sequence/block';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { BoundText } from './bound-text';
import { marksOf } from './shown-doc';
import { joinStretches, leavesOf, type Place, type Stretch } from './shown-text';
import { fillCell, placeOfCell } from './tables/fill-cell';
import { close, isClose, isOpen, isWords, type Token, tokensAround, tokensOf } from './tokens';

/** A step of the editor and the document that it applies to. */
export type LocalStep = { readonly step: Step; readonly doc: Node };

type Written = { readonly index: number; readonly tokens: Token[] };

/** Writes steps of the editor into the sequence: their real tokens, at their places. */
export class StepWriter {
  constructor(private readonly bound: BoundText) {}

  write({ step, doc }: LocalStep): void {
    if (step instanceof ReplaceStep) this.replace(step.from, step.to, tokensOf(step.slice));
    else if (step instanceof ReplaceAroundStep) this.replaceAround(step, doc);
    else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) this.mark(step);
    // Attributes say what a block is: that is written from what became of it (`FormWriter`).
    else if (!(step instanceof AttrStep)) throw new Error(`no such step: ${step.constructor.name}`);
  }

  private mark(step: AddMarkStep | RemoveMarkStep): void {
    const words = this.bound.shown.stretchesOfWords(step.from, step.to);
    this.bound.writer.mark(words, step.mark, step instanceof AddMarkStep);
  }

  /**
   * Both sides by themselves. As many blocks opened as there were: they stay, and what
   * they are follows from what is around them.
   */
  private replaceAround(step: ReplaceAroundStep, doc: Node): void {
    const { from, gapFrom, gapTo, to, slice, insert } = step;
    const { before, behind } = tokensAround(slice, insert);
    const isRightNew = countReal(doc, gapTo, to) !== behind.length;
    if (isRightNew) this.replace(gapTo, to, behind);
    if (countReal(doc, from, gapFrom) === before.length) return;
    if (isRightNew) this.bound.refresh();
    this.replace(from, gapFrom, before);
  }

  private replace(from: number, to: number, tokens: Token[]): void {
    const at = this.bound.shown.placeAt(from);
    if (from === to) {
      this.insert(at, true, tokens);
      return;
    }
    const until = this.bound.shown.placeAt(to);
    if (isWholeCell(at, until, from, to) && isOpen(tokens[0]) && isClose(tokens.at(-1)))
      this.exchangeCell(at.cell!, tokens);
    else if (at.frame !== until.frame) {
      this.clearAcross(from, to);
      if (at.isInside) this.insert(at, false, leadingWords(tokens));
    } else {
      const written = this.remove(from, to, at, until, tokens);
      this.insert({ ...at, index: written.index }, false, written.tokens);
    }
  }

  /** The whole of a cell becomes something else: its first block stays. */
  private exchangeCell(cell: ShownNode, tokens: readonly Token[]): void {
    const place = placeOfCell(cell);
    const isBlank = tokens.length === 2;
    const inside = tokens.map((token) =>
      isOpen(token) ? { open: { ...token.open, ...place } } : token,
    );
    fillCell(this.bound, place, isBlank ? [] : inside, { keepsForm: true });
  }

  /** From one cell into another, or into a table: blocks wholly between go, of others the words. */
  private clearAcross(from: number, to: number): void {
    const { shown, mirror, writer } = this.bound;
    const gone: Stretch[] = [];
    shown.eachBetween(from, to, (node, position) => {
      const end = position + node.size;
      if (from <= position && to >= end) {
        gone.push(...shown.stretches(position, end, mirror.blocks));
        return false;
      }
      if (node.children.length > 0) return true;
      const first = Math.max(from, position + 1);
      gone.push(...shown.stretchesOfWords(first, Math.min(to, end - 1)));
      return false;
    });
    writer.delete(gone);
  }

  /** Deletes what stands between two places. @returns what is to be written, and where */
  private remove(from: number, to: number, at: Place, until: Place, tokens: Token[]): Written {
    const { shown, mirror, writer } = this.bound;
    const stretches = shown.stretches(from, to, mirror.blocks);
    const between = this.standingBetween(at, until, stretches);
    if (between.every((block) => this.isHidden(block))) {
      writer.delete([...stretches, ...between.map(({ start, end }) => [start, end] as const)]);
      return { index: at.index - lengthBefore(stretches, at.index), tokens };
    }
    return { index: at.index, tokens: this.joinApart(stretches, at, until, tokens) };
  }

  /** Blocks shown elsewhere that stand between two that become one. */
  private standingBetween(at: Place, until: Place, stretches: readonly Stretch[]): Block[] {
    const first = at.isInside ? at.block : null;
    const last = until.isInside ? until.block : null;
    if (!last || last === first) return [];
    const after = first ? first.start : at.index - 1;
    return this.bound.mirror.blocks.filter(
      ({ start, end }) =>
        start > after &&
        start < last.start &&
        !stretches.some(([from, to]) => from <= start && end <= to),
    );
  }

  private isHidden(block: Block): boolean {
    const { kind } = block.attributes;
    if (!isEmpty(block) || kind === 'table' || kind === 'tableEnd') return false;
    return !leavesOf(this.bound.shown.nodes).some((leaf) => leaf.block === block);
  }

  /**
   * Joins two blocks of a merged cell between which others stand in the sequence: the
   * words of the second are copied, once. Everywhere else joins copy nothing.
   */
  private joinApart(
    stretches: readonly Stretch[],
    at: Place,
    until: Place,
    tokens: Token[],
  ): Token[] {
    const { schema, writer } = this.bound;
    const last = until.block!;
    const first = at.isInside ? at.block : null;
    const kept = first?.fence ? ([first.to, first.end] as const) : null;
    const gone = kept ? stretches.flatMap((stretch) => without(stretch, kept)) : stretches;
    let skipped = until.index - last.from;
    const tail: Token[] = last.pieces.flatMap(({ text, formatting }) => {
      const words = text.slice(Math.max(0, skipped));
      skipped -= text.length;
      return words === '' ? [] : [{ text: words, marks: marksOf(schema, formatting) }];
    });
    writer.delete(joinStretches([...gone, [last.start, last.end]]));
    return [...tokens, ...tail, ...(kept ? [] : [close])];
  }

  private insert(at: Place, isAtOnePlace: boolean, tokens: Token[]): void {
    // Between cells nothing is ever written.
    if (tokens.length === 0 || (at.frame !== '' && !at.cell)) return;
    const place = at.cell ? placeOfCell(at.cell) : {};
    const { index, tokens: ordered } = placeFor(at, isAtOnePlace, tokens);
    this.bound.writer.insert(
      index,
      ordered.map((token) =>
        isOpen(token) && token.open.kind !== 'rule' ? { open: { ...token.open, ...place } } : token,
      ),
    );
  }
}

/** Where tokens go, and in which order: what begins with a closing has places of its own. */
function placeFor(at: Place, isAtOnePlace: boolean, tokens: Token[]): Written {
  const { block, index, isInside } = at;
  if (isInside && !block) return { index, tokens: madeReal(tokens) };
  if (isAtOnePlace && isInside && block && isClose(tokens[0]))
    return placeForEnter(block, index, tokens);
  return { index, tokens };
}

function placeForEnter(block: Block, index: number, tokens: Token[]): Written {
  const [first, second] = tokens;
  // At the end behind the fence, so that words written there at once stay in the block [T7].
  if (block.fence && index === block.to)
    return { index: index + 1, tokens: [...tokens.slice(1), first!] };
  // Before the first letter in front of the marker: the words keep their id [T8].
  if (tokens.length === 2 && isOpen(second) && index === block.from && block.marker)
    return { index: block.start, tokens: [{ open: {} }, close] };
  return { index, tokens };
}

/** A paragraph that is only shown becomes real by who writes in it. */
function madeReal(tokens: Token[]): Token[] {
  const [first] = tokens;
  const isReal = isOpen(first) || (first !== undefined && 'table' in first);
  return isReal ? tokens : [{ open: {} }, ...tokens, close];
}

function isWholeCell(at: Place, until: Place, from: number, to: number): boolean {
  const { cell, cellFrom } = at;
  return cell !== null && until.cell === cell && cellFrom === from && to === from + cell.size - 2;
}

/** The blocks of a deleted table may stand before the place itself. */
function lengthBefore(stretches: readonly Stretch[], index: number): number {
  return stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, index) - from), 0);
}

function leadingWords(tokens: Token[]): Token[] {
  const end = tokens.findIndex((token) => !isWords(token));
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** How many openings and closings of blocks, and rules, stand between two positions. */
function countReal(doc: Node, from: number, to: number): number {
  let count = 0;
  const isBetween = (position: number) => position >= from && position < to;
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isInline) return false;
    if (node.isTextblock) {
      if (isBetween(position)) count += 1;
      if (isBetween(position + node.nodeSize - 1)) count += 1;
    } else if (node.isLeaf && isBetween(position)) count += 1;
    return true;
  });
  return count;
}

function without([from, to]: Stretch, [keptFrom, keptTo]: Stretch): Stretch[] {
  if (to <= keptFrom || from >= keptTo) return [[from, to]];
  const sides: Stretch[] = [
    [from, keptFrom],
    [keptTo, to],
  ];
  return sides.filter(([first, last]) => last > first);
}
