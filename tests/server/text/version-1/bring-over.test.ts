import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalText } from '@/domain/text/canonical-text';
import { numberClauses } from '@/domain/text/clauses';
import { writtenBlocks } from '@/domain/text/authorship';
import { readText } from '@/domain/text/read-text';
import { showBlocks } from '@/domain/text/sequence/tree';
import { type TextJson, type TextNode, wordsOf } from '@/domain/text/text';
import { flatTextOf } from '@/server/comments/live-text';
import { blocksOf, readTextFrom } from '@/server/text/read-sequence';
import { isSound } from '@/server/text/shape';
import { bringOver } from '@/server/text/version-1/bring-over';
import { readTreeFrom } from '@/server/text/version-1/read-tree';
import { storedTree, treeDoc } from '@/tests/support/version-1';

const names = ['rich', 'sealed', 'awkward'] as const;

/** A text without its ids and without empty paragraphs: what a reader sees of it. */
function seen(text: TextJson): unknown {
  const strip = ({ attrs: { id: _id, ...attrs } = {}, content, ...node }: TextNode): unknown => ({
    ...node,
    attrs,
    content: content?.map(strip),
  });
  return JSON.parse(canonicalText(strip(text) as TextJson));
}

describe.each(names)('a text of version 1: %s', (name) => {
  const stored = storedTree(name);
  const tree = treeDoc(stored);
  const doc = bringOver(tree, 'document');

  it('reads as the releases of then read it', () => {
    expect(canonicalText(readTreeFrom(tree))).toBe(canonicalText(stored.expected.text));
  });

  it('keeps its words when it is brought over, and is sound', () => {
    const text = readTextFrom(doc);
    const ofThen = wordsOf(stored.expected.text).replaceAll('\u2029', ' ');
    expect(wordsOf(text)).toBe(ofThen);
    expect(flatTextOf(doc).bare).toBe(stored.expected.bare.replaceAll('\u2029', ' '));
    expect(isSound(doc)).toBe(true);
    expect(readText(JSON.parse(JSON.stringify(text)))).toMatchObject({ ok: true });
  });

  it('keeps who wrote each character', () => {
    const people = new Map(stored.authors.map(({ client, person }) => [client, person]));
    const written = writtenBlocks(showBlocks(blocksOf(doc).blocks)).map(({ words, runs }) => ({
      words,
      runs: runs.map(({ client, length }) => ({ person: people.get(client) ?? null, length })),
    }));
    const withWords = (blocks: typeof written) => blocks.filter(({ words }) => words !== '');
    expect(withWords(written)).toEqual(
      withWords(stored.expected.written).map((block) => ({
        ...block,
        words: block.words.replaceAll('\u2029', ' '),
      })),
    );
  });

  it('is the same bytes whenever it is brought over', () => {
    const again = bringOver(treeDoc(stored), 'document');
    expect(Y.encodeStateAsUpdate(again)).toEqual(Y.encodeStateAsUpdate(doc));
  });
});

describe('what one sequence can say as the tree said it', () => {
  it.each(['rich', 'sealed'] as const)('is the same but for ids nothing refers to: %s', (name) => {
    const stored = storedTree(name);
    const text = readTextFrom(bringOver(treeDoc(stored), 'document'));
    expect(seen(text)).toEqual(seen(stored.expected.text));
    const clauses = numberClauses(text).map(({ reference, id }) => ({ reference, id }));
    expect(clauses).toEqual(stored.expected.clauses);
  });

  it('is as near as it can be where it cannot', () => {
    const stored = storedTree('awkward');
    const text = readTextFrom(bringOver(treeDoc(stored), 'document'));
    const ids = numberClauses(text).map(({ id }) => id);
    // The second bearer of an id gets its own; every other clause is reached as before.
    const kept = stored.expected.clauses.flatMap(({ id }) => (id ? [id] : []));
    expect(ids).toEqual(expect.arrayContaining(kept));
  });
});
