'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { useAuthorsView } from './authors-context';

/** Shows and hides who wrote what: at once in a live text, by an address in a saved one. */
export function AuthorsSwitch() {
  const words = useTranslations('editor');
  const view = useAuthorsView();
  if (!view) return null;
  const { shown, toggle, path } = view;
  const inside = (
    <>
      <Icon name="people" small />
      {words('authors.title')}
    </>
  );
  if (toggle)
    return (
      <button type="button" aria-pressed={shown} className="draft-switch" onClick={toggle}>
        {inside}
      </button>
    );
  return (
    <Link
      aria-current={shown ? 'true' : undefined}
      className="draft-switch"
      href={shown ? path : `${path}?authors=shown`}
      scroll={false}
    >
      {inside}
      <span className="sr-only">{words(shown ? 'authors.shownNow' : 'authors.hiddenNow')}</span>
    </Link>
  );
}
