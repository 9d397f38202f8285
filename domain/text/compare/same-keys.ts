import type { Container, Leaf } from './flat';

/**
 * Names the leaves and containers of `b` as in `a` where they are the same ones, so that
 * what has no id of its own (lists, rows, cells) is not taken for another because what it
 * begins with changed. Names that only happen to be equal are told apart.
 */
export function withKeysOf(
  a: readonly Leaf[],
  b: readonly Leaf[],
  pairs: Int32Array,
): readonly Leaf[] {
  const leaves = new Names(a.map(({ key }) => key));
  const containers = new Names(a.flatMap(({ chain }) => chain.map(({ key }) => key)));
  for (const [i, leaf] of a.entries()) {
    const twin = b[pairs[i] ?? -1];
    if (!twin) continue;
    leaves.match(twin.key, leaf.key, isDerived(leaf.key) || isDerived(twin.key));
    for (const [one, other] of sharedChain(leaf.chain, twin.chain)) {
      containers.match(other.key, one.key, isDerived(one.key) && isDerived(other.key));
    }
  }
  const renamed = new Map<Container, Container>();
  const nameOf = (container: Container): Container => {
    const known = renamed.get(container);
    if (known) return known;
    const made = withKey(container, containers.nameOf(container.key));
    renamed.set(container, made);
    return made;
  };
  return b.map((leaf) => {
    const own = withKey(leaf, leaves.nameOf(leaf.key));
    const chain = leaf.chain.map(nameOf);
    return chain.every((container, depth) => container === leaf.chain[depth])
      ? own
      : { ...own, chain };
  });
}

/** New names for what has none of its own. */
class Names {
  private readonly existing: ReadonlySet<string>;
  private readonly names = new Map<string, string>();
  private readonly used = new Set<string>();

  constructor(existing: readonly string[]) {
    this.existing = new Set(existing);
  }

  match(from: string, to: string, derived: boolean): void {
    if (!derived || this.names.has(from) || this.used.has(to)) return;
    this.names.set(from, to);
    this.used.add(to);
  }

  nameOf(key: string): string {
    const name = this.names.get(key);
    if (name !== undefined) return name;
    return isDerived(key) && this.existing.has(key) ? `${key}~new` : key;
  }
}

function withKey<Named extends { readonly key: string }>(named: Named, key: string): Named {
  return named.key === key ? named : { ...named, key };
}

/** A name made of words, for want of an id. */
function isDerived(key: string): boolean {
  return key.startsWith('~');
}

/** Containers at the same depth around two leaves, as far as they are of one kind. */
function sharedChain(
  one: readonly Container[],
  other: readonly Container[],
): [Container, Container][] {
  const shared: [Container, Container][] = [];
  for (const [depth, container] of one.entries()) {
    const twin = other[depth];
    if (container.type !== twin?.type) break;
    shared.push([container, twin]);
  }
  return shared;
}
