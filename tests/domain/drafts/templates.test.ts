import { describe, expect, it } from 'vitest';
import { templateNames, templateText } from '@/domain/drafts/templates';

function counter() {
  let last = 0;
  return () => `block-${(last += 1)}`;
}

describe('templateText', () => {
  it.each(templateNames.flatMap((name) => [[name, 'en'] as const, [name, 'fr'] as const]))(
    '%s in %s: every block has an id of its own',
    (name, language) => {
      const ids = templateText(name, language, counter()).content?.map(({ attrs }) => attrs?.id);
      expect(ids?.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids?.length);
    },
  );

  it.each(templateNames)('%s has the same shape in both languages', (name) => {
    const shape = (language: 'en' | 'fr') =>
      templateText(name, language, counter()).content?.map(({ type }) => type);
    expect(shape('fr')).toEqual(shape('en'));
  });

  it('sets the first word of a preambular paragraph in italics', () => {
    const first = templateText('recommendation', 'fr', counter()).content?.[0];
    expect(first?.content).toEqual([
      { type: 'text', text: 'Rappelant', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' ce qui a déjà été convenu, et où,' },
    ]);
  });

  it('begins blank with one empty paragraph, ready to be written in', () => {
    expect(templateText('blank', 'en', counter())).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: 'block-1' }, content: [] }],
    });
  });
});
