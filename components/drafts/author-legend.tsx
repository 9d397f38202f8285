import { useTranslations } from 'next-intl';
import { type Share } from '@/domain/text/author-shares';
import { writtenClass } from './written-class';
import './authors.css';

/** Whose colour is which, and how much of the text is theirs. */
export function AuthorLegend({ shares }: { shares: readonly Share[] }) {
  const words = useTranslations('editor');
  if (shares.length === 0) return <p className="text-sm text-muted">{words('authors.nobody')}</p>;
  return (
    <ul aria-label={words('authors.title')} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {shares.map(({ author, percent }) => (
        <li key={author?.participantId ?? ''} className="inline-flex items-baseline gap-2">
          <span className={writtenClass(author?.colour)}>
            {author?.name ?? words('authors.beginning')}
          </span>{' '}
          <span className="text-muted">{words('authors.share', { percent })}</span>
        </li>
      ))}
    </ul>
  );
}
