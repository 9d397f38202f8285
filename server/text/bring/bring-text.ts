import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { canonicalText } from '@/domain/text/canonical-text';
import { commonOrder } from '@/domain/text/common-order';
import type { Block } from '@/domain/text/sequence/block';
import { readGrid } from '@/domain/text/sequence/grid';
import type { TextJson } from '@/domain/text/text';
import { blocksOf, readTextFrom, sequenceOf } from '@/server/text/read-sequence';
import { insertionOf, type MarkWriter } from '@/server/text/write-sequence';
import { bringMarkerTo } from './bring-marker';
import { type DeltaStep, joinSteps, stepsForWords } from './bring-words';
import { type Lines, nameOf, type WantedBlock, wantedBlocks, withLinesOf } from './wanted-blocks';

/**
 * Brings the text of a document to another one by the fewest changes, in one transaction:
 * blocks are known by their ids, words that are in both stay (with who wrote them, and
 * with the comments on them), and only what differs is written. A text that says the same
 * already is left as it is.
 */
export function bringTextTo(doc: Y.Doc, text: TextJson, newId: () => string = randomUUID): void {
  const { blocks, highestMark } = blocksOf(doc);
  const lines = linesOf(blocks);
  const renamed = (json: TextJson) => withLinesOf(wantedBlocks(json, newId), lines);
  const wanted = renamed(text);
  if (canonicalText(readTextFrom(doc)) === canonicalText(readWritten(wanted))) return;
  const shown = new Map(renamed(readTextFrom(doc)).map((block) => [nameOf(block.marker), block]));
  const writer = { number: highestMark + 1, client: doc.clientID };
  const change = new Change(blocks, wanted, shown, writer);
  doc.transact(() => {
    sequenceOf(doc).applyDelta(joinSteps(change.steps()));
    for (const [marker, block] of change.markers) bringMarkerTo(marker, block);
    if (canonicalText(readTextFrom(doc)) !== canonicalText(readWritten(wanted)))
      writeAnew(doc, wanted, writer);
  });
}

/** What a text of these blocks would read as. */
function readWritten(wanted: readonly WantedBlock[]): TextJson {
  const doc = new Y.Doc();
  writeAnew(doc, wanted, { number: 1, client: 0 });
  const text = readTextFrom(doc);
  doc.destroy();
  return text;
}

function writeAnew(doc: Y.Doc, wanted: readonly WantedBlock[], writer: MarkWriter): void {
  const text = sequenceOf(doc);
  doc.transact(() => {
    text.delete(0, text.length);
    text.applyDelta(wanted.flatMap((block) => insertionsOf(block, writer)));
  });
}

function insertionsOf({ pieces }: WantedBlock, writer: MarkWriter): DeltaStep[] {
  return pieces.map((piece) => insertionOf(piece, writer));
}

function linesOf(blocks: readonly Block[]): (tableId: string) => Lines | null {
  const tables = new Map(blocks.map(({ attributes, marker }) => [attributes.id, marker]));
  return (tableId) => {
    const marker = tables.get(tableId);
    return marker?.get('rows') === undefined ? null : readGrid(marker);
  };
}

/** What is to be written where, from the beginning of the sequence to its end. */
class Change {
  /** Markers that are to say something else. */
  readonly markers: [Y.Map<unknown>, WantedBlock][] = [];

  constructor(
    private readonly blocks: readonly Block[],
    private readonly wanted: readonly WantedBlock[],
    /** The blocks as the text shows them now: what is stored may say more. */
    private readonly shown: ReadonlyMap<string, WantedBlock>,
    private readonly writer: MarkWriter,
  ) {}

  steps(): DeltaStep[] {
    const steps: DeltaStep[] = [];
    let [at, reached] = [0, 0];
    const goTo = (block: number, wanted: number) => {
      for (; at < block; at += 1) steps.push({ delete: sizeOf(this.blocks[at]) });
      for (; reached < wanted; reached += 1)
        steps.push(...insertionsOf(this.wanted[reached]!, this.writer));
    };
    for (const [block, wanted] of this.pairs()) {
      goTo(block, wanted);
      steps.push(...this.keeping(this.blocks[block]!, this.wanted[wanted]!));
      [at, reached] = [block + 1, wanted + 1];
    }
    goTo(this.blocks.length, this.wanted.length);
    return steps;
  }

  /** The blocks that stay. One without a marker stays only if it need not say anything else. */
  private pairs() {
    const byName = new Map(this.wanted.map((block) => [nameOf(block.marker), block]));
    const now = this.blocks.map((block) => {
      const name = nameOf(block.attributes);
      const wanted = byName.get(name);
      return wanted && this.canStay(block, wanted) ? name : `${name} goes`;
    });
    return commonOrder(
      now,
      this.wanted.map(({ marker }) => nameOf(marker)),
    );
  }

  private canStay({ marker, attributes }: Block, wanted: WantedBlock): boolean {
    const frames = ['rule', 'table', 'tableEnd'];
    const kind = wanted.marker.kind ?? 'paragraph';
    if (frames.includes(kind) || frames.includes(attributes.kind)) return kind === attributes.kind;
    return marker !== null || this.saysTheSame(wanted);
  }

  private saysTheSame(wanted: WantedBlock): boolean {
    if (wanted.marker.kind === 'tableEnd') return true;
    const shown = this.shown.get(nameOf(wanted.marker));
    const saying = ({ marker, grid }: WantedBlock) =>
      JSON.stringify([
        Object.entries(marker).sort(([one], [other]) => (one < other ? -1 : 1)),
        grid ?? null,
      ]);
    return shown !== undefined && saying(shown) === saying(wanted);
  }

  private keeping(block: Block, wanted: WantedBlock): DeltaStep[] {
    if (block.marker && !this.saysTheSame(wanted))
      this.markers.push([block.marker as unknown as Y.Map<unknown>, wanted]);
    const opening = block.from - block.start;
    const closing = block.end - block.to;
    return [
      ...(opening > 0 ? [{ retain: opening }] : []),
      ...stepsForWords(block, wanted.words, this.writer),
      ...(closing > 0 ? [{ retain: closing }] : []),
    ];
  }
}

function sizeOf(block: Block | undefined): number {
  return block ? block.end - block.start : 0;
}
