import type { ShownNode } from '@/domain/text/sequence/shown-node';

/**
 * Whose each token of these nodes is, in the editor's own counting: a letter's place in
 * the log, an opening's marker (`<…`), a closing's fence (`>…`).
 */
export function keysOf(nodes: readonly ShownNode[]): string[] {
  const keys: string[] = [];
  for (const node of nodes) addKeys(node, keys);
  return keys;
}

function addKeys(node: ShownNode, keys: string[]): void {
  keys.push(node.open);
  if (node.type === 'horizontalRule') return;
  if (node.children.length > 0) for (const child of node.children) addKeys(child, keys);
  else addLetters(node, keys);
  keys.push(node.close);
}

function addLetters({ block }: ShownNode, keys: string[]): void {
  const runs = block?.runs ?? [];
  for (let at = 0; at < runs.length; at += 3) {
    const [client = 0, clock = 0, length = 0] = runs.slice(at, at + 3);
    for (let letter = 0; letter < length; letter += 1) keys.push(`${client}:${clock + letter}`);
  }
}

export function isLetter(key: string | undefined): key is string {
  return key !== undefined && /^\d/u.test(key);
}

/** How many more nodes are opened than closed between two places. */
export function depthOf(keys: readonly string[], from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    if (keys[at]!.startsWith('<')) depth += 1;
    else if (keys[at]!.startsWith('>')) depth -= 1;
  }
  return depth;
}

/** A stretch of tokens that became another: both from the first to before the last. */
export type Edit = {
  readonly from: number;
  readonly to: number;
  readonly nowFrom: number;
  readonly nowTo: number;
};

/** What was taken away and put in, when tokens that stayed keep their order. */
export function editsBetween(was: readonly string[], is: readonly string[]): Edit[] {
  const start = sameAtStart(was, is);
  const end = sameAtEnd(was, is, start);
  const places = new Map<string, number>();
  for (let at = start; at < was.length - end; at += 1) places.set(was[at]!, at);
  const edits: Edit[] = [];
  let from = start;
  let nowFrom = start;
  const put = (to: number, nowTo: number) => {
    if (to > from || nowTo > nowFrom) edits.push({ from, to, nowFrom, nowTo });
  };
  for (let now = start; now < is.length - end; now += 1) {
    const at = places.get(is[now]!);
    if (at === undefined || at < from) continue;
    put(at, now);
    from = at + 1;
    nowFrom = now + 1;
  }
  put(was.length - end, is.length - end);
  return edits;
}

/** Edits that open or close something by themselves go together with those that balance them. */
export function balance(
  edits: readonly Edit[],
  was: readonly string[],
  is: readonly string[],
): [Edit, ...Edit[]][] {
  const groups: [Edit, ...Edit[]][] = [];
  let depth = 0;
  for (const edit of edits) {
    const group = groups.at(-1);
    if (group && depth !== 0) group.push(edit);
    else groups.push([edit]);
    depth += depthOf(is, edit.nowFrom, edit.nowTo) - depthOf(was, edit.from, edit.to);
  }
  return groups;
}

function sameAtStart(was: readonly string[], is: readonly string[]): number {
  let count = 0;
  while (count < was.length && count < is.length && was[count] === is[count]) count += 1;
  return count;
}

function sameAtEnd(was: readonly string[], is: readonly string[], start: number): number {
  const most = Math.min(was.length, is.length) - start;
  let count = 0;
  while (count < most && was[was.length - 1 - count] === is[is.length - 1 - count]) count += 1;
  return count;
}
