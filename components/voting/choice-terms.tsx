import { useTranslations } from 'next-intl';
import { markingOptions, optionsOf } from '@/domain/voting/choices/offered-methods';
import { quorumInWords } from '@/domain/voting/rules/rule-in-words';
import type { Deciding } from '@/domain/voting/terms';
import { useSentence } from './verdict-panel';

type Props = { deciding: Extract<Deciding, { options: unknown }> };

/** A choice's method in a sentence, and what was fixed of it. */
export function ChoiceTerms({ deciding }: Props) {
  const [words, verdict] = [useTranslations('choiceResult'), useTranslations('verdict')];
  const opening = useTranslations('voteOpening');
  const say = useSentence();
  const { method, rule, seats, options } = deciding;
  const asked = optionsOf(method);
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  const fixed = [
    words('places', { seats, options: options.length }),
    rule.rounds === 2 && words('twoRounds'),
    method === 'approval' && rule.max !== undefined && words('maxMarks', { max: rule.max }),
    ...(['unranked', 'strength', 'blankScore'] as const).map(
      (name) => asked.includes(name) && words(`fixed.${rule[name] ?? markingOptions[name][0]}`),
    ),
    rule.quorum !== undefined && say(quorumInWords(rule.quorum)),
    rule.lot !== undefined && words('lotDrawn', { order: rule.lot.map(nameOf).join(', ') }),
  ].filter((each) => each !== false);
  return (
    <>
      <span className="font-medium">{verdict(`methods.${method}`)}.</span>{' '}
      {opening(`methods.${method}`)}
      <ul className="mt-1 text-sm text-muted">
        {fixed.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </>
  );
}
