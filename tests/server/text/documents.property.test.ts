import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalText } from '@/domain/text/canonical-text';
import { identifyBlocks } from '@/domain/text/identify-blocks';
import type { TextJson } from '@/domain/text/text';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import { blocksOf, readTextFrom, sequenceOf } from '@/server/text/read-sequence';
import { isSound } from '@/server/text/shape';
import { writeTextInto } from '@/server/text/write-sequence';
import { anyText } from '@/tests/domain/text/arbitrary-text';

function docOf(json: TextJson): Y.Doc {
  let count = 0;
  const doc = new Y.Doc();
  writeTextInto(doc, json, () => `made-${String((count += 1)).padStart(8, '0')}`);
  return doc;
}

/** A text as a sequence can say it: every text is, once it has been read from one. */
const text = anyText.map((json) => {
  let count = 0;
  const newId = () => `given-${String((count += 1)).padStart(8, '0')}`;
  return readTextFrom(docOf(identifyBlocks(json, newId)));
});

describe('a text in a Yjs document', () => {
  it('reads as it was written, and is sound', () => {
    fc.assert(
      fc.property(text, (json) => {
        const doc = docOf(json);
        expect(canonicalText(readTextFrom(doc))).toBe(canonicalText(json));
        expect(isSound(doc)).toBe(true);
      }),
    );
  });

  it('reads the same from the bytes that are stored of it', () => {
    fc.assert(
      fc.property(text, (json) => {
        const stored = new Y.Doc();
        Y.applyUpdate(stored, Y.encodeStateAsUpdate(docOf(json)));
        expect(readTextFrom(stored)).toEqual(readTextFrom(docOf(json)));
      }),
    );
  });

  it('gives the same JSON however it was typed', () => {
    const id = '6f1c1f0e-3b1a-4d0c-9a55-0d8f3f0d2c11';
    const typed = docOf({ type: 'doc', content: [{ type: 'paragraph', attrs: { id } }] });
    const words = sequenceOf(typed);
    words.insert(1, 'Reaffirming ');
    words.insert(13, 'its');
    words.insert(16, ' resolve');
    words.format(1, 11, { [markKey('italic', 1, 7)]: true });
    words.format(1, 11, { [markKey('bold', 2, 7)]: true });
    words.format(14, 3, { [markKey('bold', 3, 7)]: true });
    words.format(14, 3, { [markKey('bold', 4, 7)]: false });
    expect(readTextFrom(typed)).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { id },
          content: [
            { type: 'text', text: 'Reaffirming', marks: [{ type: 'bold' }, { type: 'italic' }] },
            { type: 'text', text: ' its resolve' },
          ],
        },
      ],
    });
  });

  it('is not touched by reading it', () => {
    fc.assert(
      fc.property(text, (json) => {
        const doc = docOf(json);
        const before = Y.encodeStateAsUpdate(doc);
        readTextFrom(doc);
        blocksOf(doc);
        isSound(doc);
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      }),
    );
  });
});
