import * as Y from 'yjs';
import { type Container, containerOf } from '@/server/text/shape';

export type Structs = readonly (Y.Item | Y.GC | Y.Skip)[];

/** Where an item of an update stands. */
export type Place = {
  /** Told apart from every other container of the document. */
  readonly container: string;
  readonly inside: Container;
  /** The name of the entry it is, in a marker; null for what stands in a row. */
  readonly entry: string | null;
};

/**
 * `gone`: what it stands in was deleted, and so is it. `torn`: its neighbours do not stand
 * in one container, or it stands in none that a text has.
 */
export type Found = Place | 'gone' | 'torn';

const chainMax = 100_000;

/**
 * The places found of items that are still on their way into a document. Each letter of a
 * burst builds on the one before; without this all of them were walked for every one.
 */
const onTheirWay = new WeakMap<Y.Item, Place>();

/** Finds the places of an update's items as Yjs will find them, without applying anything. */
export class Places {
  private readonly own: Index;
  private readonly found = new Map<Y.Item, Found>();

  constructor(
    structs: Structs,
    private readonly doc: Y.Doc,
    private readonly earlier: (id: Y.ID) => Y.Item | null,
  ) {
    this.own = new Index(structs);
  }

  of(item: Y.Item): Found {
    // Siblings follow one another by the thousand: a list instead of recursion.
    const open: Y.Item[] = [item];
    while (open.length > 0 && open.length < chainMax) {
      const current = open.at(-1);
      if (!current) break;
      const missing = this.missingFor(current);
      if (missing) open.push(missing);
      else {
        this.remember(current, this.place(current));
        open.pop();
      }
    }
    return this.known(item) ?? 'torn';
  }

  private known(item: Y.Item): Found | undefined {
    return this.found.get(item) ?? onTheirWay.get(item);
  }

  private remember(item: Y.Item, place: Found): void {
    this.found.set(item, place);
    const isInDocument = item.parent instanceof Y.AbstractType;
    if (typeof place === 'object' && !isInDocument) onTheirWay.set(item, place);
  }

  /** An item whose place has to be known first; null if this one's can be told. */
  private missingFor(item: Y.Item): Y.Item | null {
    if (this.known(item)) return null;
    return this.neighbours(item).find((one) => one && !this.known(one)) ?? null;
  }

  /** What an item tells its place by: its parent, or else what stands beside it. */
  private neighbours(item: Y.Item): (Y.Item | null)[] {
    if (item.parent instanceof Y.AbstractType || typeof item.parent === 'string') return [];
    const parent: unknown = item.parent;
    const ids = parent instanceof Y.ID ? [parent] : [item.origin, item.rightOrigin];
    return ids.flatMap((id) => (id ? [this.find(id)] : []));
  }

  private place(item: Y.Item): Found {
    const known = this.known(item);
    if (known) return known;
    const parent: unknown = item.parent;
    if (parent instanceof Y.AbstractType) return placeIn(parent, item.parentSub);
    if (typeof parent === 'string') return topPlace(item.parentSub);
    const [first, second] = this.neighbours(item);
    if (parent instanceof Y.ID) return first ? this.placeWithin(first, item.parentSub) : 'gone';
    return together(this.foundOf(first), this.foundOf(second));
  }

  private foundOf(neighbour: Y.Item | null | undefined): Found | undefined {
    // Null is what was collected as garbage: Yjs then drops what stands beside it.
    return neighbour === null ? 'gone' : neighbour && this.known(neighbour);
  }

  private placeWithin(parent: Y.Item, entry: string | null): Found {
    if (!(parent.content instanceof Y.ContentType)) return 'gone';
    const around = this.known(parent);
    if (around === undefined || around === 'torn' || around === 'gone') return around ?? 'torn';
    return within(parent, parent.content.type, entry);
  }

  private find(id: Y.ID): Y.Item | null {
    const own = this.own.find(id);
    if (own) return own;
    if (id.clock < Y.getState(this.doc.store, id.client)) {
      const found: unknown = Y.getItem(this.doc.store, id);
      return found instanceof Y.Item ? found : null;
    }
    return this.earlier(id);
  }
}

/** Both neighbours stand in the same container, or there is only one. */
function together(one: Found | undefined, other: Found | undefined): Found {
  if (one === undefined || other === undefined) return one ?? other ?? 'torn';
  if (one === 'gone' || other === 'gone') return 'gone';
  if (one === 'torn' || other === 'torn') return 'torn';
  const isSame = one.container === other.container && one.entry === other.entry;
  return isSame ? one : 'torn';
}

function topPlace(entry: string | null): Found {
  return entry === null ? { container: 'text', inside: 'text', entry } : 'torn';
}

/** The place in a container of the document. */
function placeIn(type: Y.AbstractType<unknown>, entry: string | null): Found {
  return type._item ? within(type._item, type, entry) : topPlace(entry);
}

function within({ id }: Y.Item, type: unknown, entry: string | null): Found {
  const inside = containerOf(type);
  return inside === null ? 'torn' : { container: `${id.client}:${id.clock}`, inside, entry };
}

/** Items by client, to be found by their clocks. */
export class Index {
  private readonly byClient = new Map<number, Y.Item[]>();

  constructor(structs: Structs) {
    this.add(structs);
  }

  /** Adds what comes behind all that is here of the same clients. */
  add(structs: Structs): void {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue;
      const own = this.byClient.get(struct.id.client);
      if (own) own.push(struct);
      else this.byClient.set(struct.id.client, [struct]);
    }
  }

  find({ client, clock }: Y.ID): Y.Item | null {
    const items = this.byClient.get(client) ?? [];
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((items[middle]?.id.clock ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    const last = items[low - 1];
    return last && clock < last.id.clock + last.length ? last : null;
  }
}
