import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isSound } from '@/server/text/shape';
import { hostileChanges } from '@/tests/support/hostile-updates';
import { updateBy } from '@/tests/support/live';
import { addBlock } from '@/tests/support/sequence';

const good = () => {
  const doc = new Y.Doc();
  addBlock(doc, 'Recalling', { id: 'recalling-01' });
  return doc;
};

describe('the shape of a text', () => {
  it.each(Object.entries(hostileChanges))(
    'is lost by %s, once that stands in it',
    (_what, change) => {
      const doc = good();
      expect(isSound(doc)).toBe(true);
      Y.applyUpdate(doc, updateBy(5, change, Y.encodeStateAsUpdate(doc)));
      expect(isSound(doc)).toBe(false);
    },
  );
});
