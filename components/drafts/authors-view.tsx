'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { sharesOf } from '@/domain/text/author-shares';
import { authorsByClient, type WrittenText } from '@/domain/text/authorship';
import { AuthorLegend } from './author-legend';
import { CaretAuthor } from './caret-author';
import { useDraftEditor } from './draft-editor-context';
import { useAuthors } from './use-authors';

type Props = {
  /** The address of the draft's page. */
  path: string;
  /** Who wrote what in the saved text, if the page was asked to show it. */
  written: WrittenText | null;
};

/**
 * Shows who wrote what: in the live text at once and as people type; in a saved or
 * sealed text by an address of its own, which works without any script.
 */
export function AuthorsView({ path, written }: Props) {
  const words = useTranslations('editor');
  const { editor, doc } = useDraftEditor();
  const [wanted, setWanted] = useState(written !== null);
  const text = useMemo(() => (editor && doc ? { editor, doc } : null), [editor, doc]);
  const live = useAuthors(`${path}/authors`, text, wanted);
  const printed = useMemo(
    () => written && sharesOf(written.blocks, authorsByClient(written.authors)),
    [written],
  );
  const shares = text ? live : printed;
  const shown = text ? wanted : written !== null;
  const label = words(shown ? 'authors.hide' : 'authors.show');
  const look = buttonClass('quiet', '-ms-4');
  return (
    <section aria-label={words('authors.title')} className="no-print mb-4 flex flex-col gap-2">
      <div>
        {text ? (
          <button type="button" className={look} onClick={() => setWanted(!wanted)}>
            {label}
          </button>
        ) : (
          <Link className={look} href={shown ? path : `${path}?authors=shown`} scroll={false}>
            {label}
          </Link>
        )}
      </div>
      {shown && shares && <AuthorLegend shares={shares} />}
      {shown && text && <CaretAuthor editor={text.editor} />}
    </section>
  );
}
