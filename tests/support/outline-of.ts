import { numberClauses } from '@/domain/text/clauses';
import type { TextJson, TextNode } from '@/domain/text/text';

const names: Partial<Record<TextNode['type'], string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'quote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

/** A text to look at in a test: a line a block with its number, inner blocks indented. */
export function outlineOf(text: TextJson): string[] {
  const labels = new Map(numberClauses(text).map(({ path, label }) => [path.join('.'), label]));
  const lines = (node: TextNode, path: string, indent: string): string[] => {
    const { level = '', colspan = 1, rowspan = 1 } = node.attrs ?? {};
    const label = labels.has(path) ? `${labels.get(path)} ` : '';
    const name = node.type === 'heading' ? `h${level}` : (names[node.type] ?? node.type);
    const span = colspan * rowspan > 1 ? ` ${colspan}×${rowspan}` : '';
    if (node.type === 'paragraph' || node.type === 'heading') {
      return [`${indent}${label}${name} ${words(node)}`.trimEnd()];
    }
    const inner = (node.content ?? []).flatMap((child, index) =>
      lines(child, `${path}.${index}`, `${indent}  `),
    );
    return [`${indent}${label}${name}${span}`, ...inner];
  };
  return (text.content ?? []).flatMap((node, index) => lines(node, String(index), ''));
}

function words(node: TextNode): string {
  return (node.content ?? [])
    .map(({ text = '⏎', marks = [] }) => {
      const names = marks.map(({ type, attrs }) => `${type}${attrs?.href ? ` ${attrs.href}` : ''}`);
      return names.length > 0 ? `<${names.join(',')}>${text}</>` : text;
    })
    .join('');
}
