import { nodeRules, type TextJson, type TextNode } from './text';

/**
 * Gives every block without an id one, and the second bearer of an id a new one. For
 * texts that were not written in an editor: templates, imports, a fork of a version.
 *
 * @param newId a source of ids that never repeat (the domain has no randomness)
 */
export function identifyBlocks(text: TextJson, newId: () => string): TextJson {
  const taken = new Set<string>();
  const claim = (id: string | null): string => {
    const own = id === null || taken.has(id) ? newId() : id;
    taken.add(own);
    return own;
  };
  const identify = (node: TextNode): TextNode => {
    const bearsId = (nodeRules[node.type].attributes as readonly string[]).includes('id');
    // First the block, then what is in it: of two bearers the earlier one keeps its id.
    const attrs = bearsId && { attrs: { ...node.attrs, id: claim(node.attrs?.id ?? null) } };
    const content = node.content && { content: node.content.map((child) => identify(child)) };
    return { ...node, ...attrs, ...content };
  };
  return { type: 'doc', content: (text.content ?? []).map((child) => identify(child)) };
}
