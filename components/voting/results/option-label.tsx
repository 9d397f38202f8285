import { useTranslations } from 'next-intl';
import type { VoteOption } from '@/domain/voting/terms';

/** The options of a choice, and which of them are elected, in their order. */
export type NamedResult = { options: readonly VoteOption[]; elected: readonly string[] };

/** An option's letter and name; the elected are told by a word, not by colour alone. */
export function OptionLabel({ option, isElected }: { option: VoteOption; isElected: boolean }) {
  const words = useTranslations('choiceResult');
  return (
    <span className={isElected ? 'font-semibold' : undefined}>
      <span className="me-2 text-sm text-muted">{option.id}</span>
      {option.name}
      {isElected && <span className="ms-2 text-sm text-positive">✓ {words('elected')}</span>}
    </span>
  );
}
