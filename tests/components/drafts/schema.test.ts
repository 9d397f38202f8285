import { getSchema } from '@tiptap/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSchema } from '@/components/drafts/draft-schema';
import { canonicalText } from '@/domain/text/canonical-text';
import { mendText, readText } from '@/domain/text/read-text';
import { markRules, nodeRules, textblockNames, type NodeName } from '@/domain/text/text';
import { anyText } from '@/tests/domain/text/arbitrary-text';

const schema = getSchema(draftSchema);

// Texts are large: fewer of them find the same faults in a second instead of five.
const runs = { numRuns: 30 };

describe('the editor’s schema', () => {
  it('has exactly the nodes and the attributes that are described', () => {
    const attributes = Object.fromEntries(
      Object.entries(schema.nodes).map(([name, { spec }]) => [
        name,
        Object.keys(spec.attrs ?? {}).sort(),
      ]),
    );
    expect(attributes).toEqual(
      Object.fromEntries(
        Object.entries(nodeRules).map(([name, rule]) => [name, [...rule.attributes].sort()]),
      ),
    );
  });

  it('has exactly the marks and the attributes that are described, in the same order', () => {
    // The schema keeps its marks in the order in which it nests them.
    const marks = Object.entries(schema.marks).map(([name, { spec }]) => [
      name,
      Object.keys(spec.attrs ?? {}),
    ]);
    expect(marks).toEqual(
      Object.entries(markRules).map(([name, rule]) => [name, [...rule.attributes]]),
    );
  });

  it('lets a node hold exactly what the description lets it hold', () => {
    for (const [name, rule] of Object.entries(nodeRules)) {
      const type = schema.nodes[name];
      const allowed = Object.keys(nodeRules).filter(
        (child) => type?.contentMatch.matchType(schema.nodes[child]!) !== null,
      );
      expect([name, allowed.sort()]).toEqual([name, [...rule.content].sort()]);
      const mayBeEmpty = rule.content.length === 0 || textblockNames.includes(name as NodeName);
      expect([name, type?.contentMatch.validEnd]).toEqual([name, mayBeEmpty]);
    }
  });

  it('takes every text that is described, and gives back the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre((text.content ?? []).length > 0);
        const node = schema.nodeFromJSON(JSON.parse(canonicalText(text)));
        node.check();
        const reading = readText(node.toJSON());
        expect(reading.ok && canonicalText(reading.value)).toBe(canonicalText(text));
      }),
      runs,
    );
  });

  it('takes whatever is left of a hostile text', () => {
    const hostile = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'image' }] },
        { type: 'table', content: [{ type: 'tableRow', content: [] }] },
        { type: 'heading', attrs: { level: 9 } },
      ],
    };
    expect(() => schema.nodeFromJSON(mendText(hostile)).check()).not.toThrow();
  });
});
