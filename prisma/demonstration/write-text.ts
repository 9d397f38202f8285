import type { TextJson, TextMark, TextNode } from '@/domain/text/text';

/**
 * Turns the demonstration's plain words into a text: blank lines part the blocks,
 * `## ` is a heading, `- ` a list item, `> ` a quotation, `_…_` is italic.
 *
 * @param newId a fresh permanent id for each block
 */
export function writeText(words: string, newId: () => string): TextJson {
  const blocks = words
    .trim()
    .split(/\n\s*\n/)
    .map((block) => writeBlock(block.trim(), newId));
  return { type: 'doc', content: blocks };
}

function writeBlock(block: string, newId: () => string): TextNode {
  const attrs = { id: newId() };
  if (block.startsWith('## ')) {
    return { type: 'heading', attrs: { ...attrs, level: 1 }, content: writeInline(block.slice(3)) };
  }
  if (block.startsWith('> ')) {
    return { type: 'blockquote', attrs, content: [writeBlock(block.slice(2), newId)] };
  }
  if (block.startsWith('- ')) {
    const items = block.split('\n').map((line): TextNode => {
      const content = [writeBlock(line.slice(2), newId)];
      return { type: 'listItem', attrs: { id: newId() }, content };
    });
    return { type: 'bulletList', attrs, content: items };
  }
  return { type: 'paragraph', attrs, content: writeInline(block) };
}

function writeInline(words: string): TextNode[] {
  const italic: TextMark[] = [{ type: 'italic' }];
  return words
    .split('_')
    .map((text, place): TextNode => {
      return place % 2 === 1 ? { type: 'text', text, marks: italic } : { type: 'text', text };
    })
    .filter(({ text }) => text !== '');
}
