import type { TextJson, TextNode } from '@/domain/text/text';

/** What a new draft can begin as. */
export const templateNames = ['blank', 'recommendation', 'background'] as const;

export type TemplateName = (typeof templateNames)[number];

export type TemplateLanguage = 'en' | 'fr';

/**
 * A line of a template: `#` is a heading, `_word_` at the beginning is set in italics as
 * the resolutions of the United Nations do, the rest is a paragraph.
 */
const lines: Readonly<Record<TemplateName, Readonly<Record<TemplateLanguage, string[]>>>> = {
  blank: { en: [''], fr: [''] },
  recommendation: {
    en: [
      '_Recalling_ what has been agreed before, and where,',
      '_Noting_ the facts on which this recommendation rests,',
      '_Mindful_ of what the other side of the table has said,',
      '# Recommendations',
      'Canada should …',
      'Canada should …',
      'Canada should report on what was done within …',
    ],
    fr: [
      '_Rappelant_ ce qui a déjà été convenu, et où,',
      '_Notant_ les faits sur lesquels repose la présente recommandation,',
      '_Consciente_ de ce qu’a dit l’autre côté de la table,',
      '# Recommandations',
      'Le Canada devrait …',
      'Le Canada devrait …',
      'Le Canada devrait rendre compte de ce qui aura été fait d’ici …',
    ],
  },
  background: {
    en: [
      '# Where we start from',
      'What is the case today, in a few sentences and with sources.',
      '# What is contested',
      'Who holds what, and for which reasons.',
      '# What could be decided',
      'The choices before the table, and what each would cost.',
    ],
    fr: [
      '# D’où l’on part',
      'L’état des choses aujourd’hui, en quelques phrases et avec les sources.',
      '# Ce qui est disputé',
      'Qui défend quoi, et pour quelles raisons.',
      '# Ce qui pourrait être décidé',
      'Les choix qui s’offrent à la table, et ce que chacun coûterait.',
    ],
  },
};

/**
 * The text a new draft begins with.
 *
 * @param newId gives every block its permanent id
 */
export function templateText(
  template: TemplateName,
  language: TemplateLanguage,
  newId: () => string,
): TextJson {
  return { type: 'doc', content: lines[template][language].map((line) => block(line, newId())) };
}

function block(line: string, id: string): TextNode {
  if (line.startsWith('# ')) {
    return { type: 'heading', attrs: { id, level: 1 }, content: words(line.slice(2)) };
  }
  return { type: 'paragraph', attrs: { id }, content: words(line) };
}

function words(line: string): TextNode[] {
  const lead = /^_(.+?)_(.*)$/u.exec(line);
  if (!lead) return line === '' ? [] : [{ type: 'text', text: line }];
  const [, first = '', rest = ''] = lead;
  return [
    { type: 'text', text: first, marks: [{ type: 'italic' }] },
    { type: 'text', text: rest },
  ];
}
