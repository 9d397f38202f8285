import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import {
  isMarkValue,
  markKey,
  marksInForce,
  readMarkKey,
} from '@/domain/text/sequence/marks-in-force';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { rootName } from '@/domain/text/sequence/sequence';

describe('marks by operation', () => {
  it('of each mark the operation with the highest number is in force', () => {
    const formatting = {
      'bold.1.a': true,
      'bold.2.b': false,
      'italic.1.a': true,
      'italic.1.b': false,
    };
    expect(marksInForce(formatting)).toEqual([]);
    expect(marksInForce({ 'bold.z.a': false, 'bold.10.a': true })).toEqual([{ type: 'bold' }]);
  });

  it('what is no operation says nothing: unknown marks, unsafe links, endless numbers', () => {
    const formatting = {
      'script.1.a': true,
      'link.1.a': { href: 'javascript:alert(1)' },
      'bold.zzzzzzzzz.a': true,
      bold: true,
    };
    expect(marksInForce(formatting)).toEqual([]);
    expect(isMarkValue('link', { href: '/a', onclick: 'x' })).toBe(false);
    expect(isMarkValue('bold', { href: '/a' })).toBe(false);
  });

  it('a key is read as it was written', () => {
    expect(readMarkKey(markKey('link', 71, 4_294_967_295))).toEqual({
      name: 'link',
      number: 71,
      client: 4_294_967_295,
    });
  });

  it('two people who overlap keep both: nobody’s end ends somebody else’s mark', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    one.getText(rootName).insert(0, 'abcdefgh');
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    one.getText(rootName).format(0, 5, { 'bold.1.1': true });
    other.getText(rootName).format(3, 5, { 'bold.1.2': true });
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    const [block] = readBlocks(one.getText(rootName)).blocks;
    expect(block?.pieces.map(({ formatting }) => marksInForce(formatting).length)).not.toContain(0);
    expect(readBlocks(one.getText(rootName)).highestMark).toBe(1);
  });
});
