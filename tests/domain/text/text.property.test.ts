import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '@/domain/text/canonical-text';
import { identifyBlocks } from '@/domain/text/identify-blocks';
import { mendText, readText } from '@/domain/text/read-text';
import { nodeRules, type TextJson, type TextNode } from '@/domain/text/text';
import { anyText } from '@/tests/domain/text/arbitrary-text';

// Texts are large: fewer of them find the same faults in a second instead of five.
const runs = { numRuns: 30 };

describe('for every text', () => {
  it('reading its JSON accepts it, and mending changes nothing that counts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json: unknown = JSON.parse(JSON.stringify(text));
        const reading = readText(json);
        expect(reading).toMatchObject({ ok: true });
        expect(canonicalText(mendText(json))).toBe(canonicalText(text));
      }),
      runs,
    );
  });

  it('what is read of its canonical form has the same canonical form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const canonical = canonicalText(text);
        const reading = readText(JSON.parse(canonical));
        expect(reading.ok && canonicalText(reading.value)).toBe(canonical);
      }),
      runs,
    );
  });

  it('identified blocks all have ids, each its own, and those that had one keep it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let count = 0;
        const newId = () => `made-${String((count += 1)).padStart(8, '0')}`;
        const identified = identifyBlocks(text, newId);
        const ids = idsOf(identified);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(null);
        for (const id of idsOf(text)) if (id !== null) expect(ids).toContain(id);
        expect(identifyBlocks(identified, newId)).toEqual(identified);
      }),
      runs,
    );
  });

  it('whatever the JSON is, reading ends with a text or faults, and mending with a text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const document = { type: 'doc', content: [json, { type: 'paragraph', content: json }] };
        expect(readText(mendText(document))).toMatchObject({ ok: true });
        expect(typeof readText(document).ok).toBe('boolean');
      }),
      runs,
    );
  });
});

function idsOf(text: TextJson): (string | null)[] {
  const ids: (string | null)[] = [];
  const visit = (node: TextNode) => {
    if ((nodeRules[node.type].attributes as readonly string[]).includes('id')) {
      ids.push(node.attrs?.id ?? null);
    }
    node.content?.forEach(visit);
  };
  visit(text);
  return ids;
}
