'use client';

import { useTranslations } from 'next-intl';
import { useAuthorsView } from './authors-context';
import { writtenClass } from './written-class';
import './authors.css';

/** Whose colour is which, and how much of the text is theirs. In the margin, in place of the comments. */
export function AuthorLegend() {
  const words = useTranslations('editor');
  const view = useAuthorsView();
  if (!view?.shown || !view.shares) return null;
  const { shares } = view;
  return (
    <div className="authors-legend no-print">
      {shares.length === 0 ? (
        <p className="text-muted">{words('authors.nobody')}</p>
      ) : (
        <ul aria-label={words('authors.title')}>
          {shares.map(({ author, percent }) => (
            <li key={author?.participantId ?? ''}>
              <span className={writtenClass(author?.colour)}>
                {author?.name ?? words('authors.beginning')}
              </span>{' '}
              <span className="text-muted">{words('authors.share', { percent })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-muted">{words('authors.ofLetters')}</p>
    </div>
  );
}
