import * as Y from 'yjs';
import { depthMax } from '@/domain/drafts/text';

type Structs = readonly (Y.Item | Y.GC | Y.Skip)[];

/**
 * Would this update nest elements deeper than a text may? Some thousand levels make
 * every reader of the text overflow, so one poisoned text could never be sealed again.
 * Costs nothing for an update without new elements: a keystroke.
 *
 * What an update builds on is looked up in itself, in the document, and in what has been
 * accepted `earlier` and is still on its way into it.
 */
export function nestsTooDeep(structs: Structs, doc: Y.Doc, earlier: () => Structs): boolean {
  const items = structs.filter((struct) => struct instanceof Y.Item);
  if (!items.some((item) => item.content instanceof Y.ContentType)) return false;
  const before = earlier().filter((struct) => struct instanceof Y.Item);
  const levels = new Levels([...before, ...items], doc);
  return items.some((item) => levels.of(item) > depthMax);
}

/** On which level each item of an update stands; 1 is the top of the text. */
class Levels {
  private readonly byClient = new Map<number, Y.Item[]>();
  private readonly known = new Map<Y.Item, number>();

  constructor(
    items: readonly Y.Item[],
    private readonly doc: Y.Doc,
  ) {
    for (const item of items) {
      const own = this.byClient.get(item.id.client);
      if (own) own.push(item);
      else this.byClient.set(item.id.client, [item]);
    }
  }

  of(item: Y.Item): number {
    // Siblings follow one another by the hundred: remembered, each is one step.
    const steps: { item: Y.Item; adds: number }[] = [];
    let current: Y.Item | null = item;
    let level = 0;
    while (current) {
      const known = this.known.get(current) ?? this.levelIfTop(current);
      if (known !== undefined) {
        level = known;
        break;
      }
      const adds = current.parent instanceof Y.ID ? 1 : 0;
      steps.push({ item: current, adds });
      if (steps.length > 100_000) return Number.POSITIVE_INFINITY;
      current = this.find(nextOf(current));
    }
    for (const step of steps.reverse()) {
      level += step.adds;
      this.known.set(step.item, level);
    }
    return level;
  }

  /** The level of an item that needs no other item of the update to know it. */
  private levelIfTop(item: Y.Item): number | undefined {
    const parent: unknown = item.parent;
    if (typeof parent === 'string') return 1;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    let level = 1;
    for (let above = parent._item; above; level += 1) {
      above = (above.parent as Y.AbstractType<unknown>)._item;
    }
    return level;
  }

  private find(id: Y.ID | null): Y.Item | null {
    if (!id) return null;
    const own = this.byClient.get(id.client) ?? [];
    const last = lastUpTo(own, id.clock);
    if (last && id.clock < last.id.clock + last.length) return last;
    if (id.clock >= Y.getState(this.doc.store, id.client)) return null;
    const found: unknown = Y.getItem(this.doc.store, id);
    return found instanceof Y.Item ? found : null;
  }
}

/** Where an item tells its place: by its parent, or else as a neighbour of another. */
function nextOf(item: Y.Item): Y.ID | null {
  const parent: unknown = item.parent;
  return parent instanceof Y.ID ? parent : (item.origin ?? item.rightOrigin);
}

/** Of items in the order of their clocks, the last that begins at or before a clock. */
function lastUpTo(items: readonly Y.Item[], clock: number): Y.Item | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.id.clock ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
