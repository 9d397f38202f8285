import { describe, expect, it } from 'vitest';
import { keepsCopy } from '@/components/live/closed-reason';
import { copiesToForget, copyName, copyOf } from '@/components/live/offline-copies';
import { closedReasons } from '@/components/live/save-state';

const ana = '0199a3c4-0000-7000-8000-00000000000a';
const draft = '0199a3c4-0000-7000-8000-0000000000d1';
const other = '0199a3c4-0000-7000-8000-0000000000d2';

describe('the copies in a browser', () => {
  it('are named by person, document and version of the editor', () => {
    const key = { personId: ana, documentId: draft, schemaVersion: 12 };
    expect(copyOf(copyName(key))).toEqual(key);
    const newer = { ...key, schemaVersion: 13 };
    expect(copyName(newer)).not.toBe(copyName(key));
  });

  it('are not confused with what else a browser keeps', () => {
    for (const name of [
      '',
      'plenary.trial',
      `plenary.text.${ana}`,
      `x.plenary.text.${ana}.${draft}.1`,
    ]) {
      expect(copyOf(name)).toBeNull();
    }
  });

  it('go when their text may no longer be read', () => {
    const copies = [draft, other].map((documentId) => ({
      personId: ana,
      documentId,
      schemaVersion: 1,
    }));
    expect(copiesToForget(copies, [draft])).toEqual([copies[1]]);
    expect(copiesToForget(copies, [])).toEqual(copies);
  });

  it('go with every refusal that is final for the words, and stay where a reload helps', () => {
    expect(closedReasons.filter(keepsCopy)).toEqual(['outdated', 'damaged', 'gone-back']);
  });
});
