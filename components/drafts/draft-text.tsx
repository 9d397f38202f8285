import { createElement, type ReactNode } from 'react';
import {
  type AuthoredRun,
  authoredRuns,
  authorsByClient,
  cutByAuthor,
  textblocksOf,
  type WrittenText,
} from '@/domain/text/authorship';
import { numberClauses } from '@/domain/text/clauses';
import { commonOrder } from '@/domain/text/common-order';
import { isSafeHref } from '@/domain/text/link';
import {
  type NodeName,
  textblockNames,
  type TextJson,
  type TextMark,
  type TextNode,
} from '@/domain/text/text';
import { blockAnchor } from './block-anchor';
import { linkAttributes } from './link-attributes';
import { writtenClass } from './written-class';
import './draft-text.css';

/**
 * A saved text as plain HTML: the page before any script, the sealed text of a vote, the
 * report. It looks exactly like the editor (the same elements, attributes and styles), so
 * that the editor takes its place without moving anything.
 *
 * @param text only what `readText` or `mendText` returned
 * @param written who wrote what, to be shown in colours and by names
 * @param only the blocks with these ids, numbered as in the whole
 * @param isCopy a second text on one page: its blocks are no places to go to
 */
export function DraftText({ text, written, only, isCopy = false }: Props) {
  const numbers = numberClauses(text).map(({ path, label }) => [path.join('.'), label] as const);
  const looks: Looks = {
    numbers: new Map(numbers),
    runs: written ? runsByPlace(text, written.text) : new Map(),
    title: written?.title ?? String,
    isCopy,
  };
  const isShown = ({ attrs }: TextNode) => !only || only.includes(attrs?.id ?? '');
  return <div className="draft-text">{blocks(text.content, '', looks, isShown)}</div>;
}

type Props = {
  text: TextJson;
  written?: WrittenLook | null;
  only?: readonly string[];
  isCopy?: boolean;
};

type WrittenLook = {
  text: WrittenText;
  /** What a stretch by somebody is called; null for what the draft began with. */
  title: (name: string | null) => string;
};

/** What is shown of blocks beside what they hold, by their places. */
type Looks = {
  numbers: ReadonlyMap<string, string>;
  runs: ReadonlyMap<string, readonly AuthoredRun[]>;
  title: WrittenLook['title'];
  isCopy: boolean;
};

function runsByPlace(text: TextJson, { authors, blocks: all }: WrittenText): Looks['runs'] {
  const textblocks = textblocksOf(text);
  const byClient = authorsByClient(authors);
  // The text and its authors were read one after the other: somebody may have written between.
  const inBoth = commonOrder(
    textblocks.map(({ words }) => words),
    all.map(({ words }) => words),
  );
  return new Map(
    inBoth.flatMap(([textblock, written]) => {
      const [place, block] = [textblocks[textblock]?.place, all[written]];
      return place !== undefined && block ? [[place, authoredRuns(block, byClient)]] : [];
    }),
  );
}

function blocks(
  content: readonly TextNode[] | undefined,
  path: string,
  looks: Looks,
  isShown: (node: TextNode) => boolean = () => true,
) {
  return (content ?? []).map((node, index) => {
    const place = path === '' ? String(index) : `${path}.${index}`;
    // A text is drawn once, so where a block stands is its identity.
    return isShown(node) && <Block key={place} node={node} place={place} looks={looks} />;
  });
}

/** The draft's title is the page's first heading, so the text begins with the second. */
const headings = ['h2', 'h3', 'h4'] as const;

const tags: Readonly<Partial<Record<NodeName, string>>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  horizontalRule: 'hr',
};

function Block({ node, place, looks }: { node: TextNode; place: string; looks: Looks }) {
  const { id, level = 1, colspan, rowspan } = node.attrs ?? {};
  const tag = node.type === 'heading' ? headings[level - 1] : tags[node.type];
  if (!tag) return null;
  const attributes = {
    id: id && !looks.isCopy ? blockAnchor(id) : undefined,
    'data-number': looks.numbers.get(place),
    colSpan: several(colspan),
    rowSpan: several(rowspan),
  };
  return createElement(tag, attributes, inside(node, place, looks));
}

function inside(node: TextNode, place: string, looks: Looks): ReactNode {
  if (node.type === 'horizontalRule') return undefined;
  if (textblockNames.includes(node.type)) return inline(node, looks.runs.get(place), looks.title);
  const content = blocks(node.content, place, looks);
  return node.type === 'table' ? <tbody>{content}</tbody> : content;
}

function several(span: number | undefined): number | undefined {
  return span === undefined || span === 1 ? undefined : span;
}

/** Words with their marks. A blank line keeps its height by a line break, as in the editor. */
function inline(
  { content }: TextNode,
  runs: readonly AuthoredRun[] | undefined,
  title: Looks['title'],
): ReactNode {
  if (!content || content.length === 0) return <br />;
  const last = content.at(-1);
  return (
    <>
      {runs
        ? cutByAuthor(content, runs).map(({ node, author }, index) => (
            <span
              // oxlint-disable-next-line react/no-array-index-key -- drawn once
              key={index}
              className={writtenClass(author?.colour)}
              title={title(author?.name ?? null)}
            >
              <Inline node={node} />
            </span>
          ))
        : content.map((node, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- drawn once
            <Inline key={index} node={node} />
          ))}
      {last?.type === 'hardBreak' && <br />}
    </>
  );
}

function Inline({ node }: { node: TextNode }) {
  if (node.type === 'hardBreak') return <br />;
  return (node.marks ?? []).reduceRight<ReactNode>(marked, node.text);
}

const markTags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
} as const;

function marked(words: ReactNode, mark: TextMark): ReactNode {
  if (mark.type !== 'link') return createElement(markTags[mark.type], null, words);
  const href = mark.attrs?.href;
  // Looked at once more: this is the last place before a browser.
  return isSafeHref(href) ? <a {...linkAttributes(href)}>{words}</a> : words;
}
