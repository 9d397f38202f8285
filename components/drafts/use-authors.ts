'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { type Share, sharesOf } from '@/domain/text/author-shares';
import { type Author, authorsByClient, type AuthorsByClient } from '@/domain/text/authorship';
import { lookThrough, writtenIn } from './author-marks';

/** After so long without a keystroke the shares are counted anew, in milliseconds. */
const quiet = 300;

type Text = { editor: Editor; doc: Y.Doc };

/**
 * Colours the live text by its authors while it is shown, and counts their shares. Whose
 * a client id is, is asked of the server again whenever one appears that is not known.
 *
 * @returns null until it is known
 */
export function useAuthors(address: string, text: Text | null, shown: boolean): Share[] | null {
  const words = useTranslations('editor');
  const { authors, askAbout } = useAsked(address, shown);
  const [shares, setShares] = useState<Share[] | null>(null);
  const title = useCallback(
    (name: string | null) =>
      name === null ? words('authors.beginning') : words('authors.by', { name }),
    [words],
  );
  useEffect(() => {
    if (!text || !shown || !authors) return undefined;
    const { editor, doc } = text;
    const look = () => {
      if (editor.isDestroyed) return;
      const blocks = writtenIn(editor);
      setShares(sharesOf(blocks, authors));
      editor.view.dispatch(
        lookThrough(editor.state.tr, { written: () => writtenIn(editor), authors, title }),
      );
      askAbout(blocks.flatMap(({ runs }) => runs.map(({ client }) => client)));
    };
    look();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, quiet);
    };
    doc.on('update', later);
    return () => {
      clearTimeout(waiting);
      doc.off('update', later);
      if (!editor.isDestroyed) editor.view.dispatch(lookThrough(editor.state.tr, null));
    };
  }, [text, shown, authors, title, askAbout]);
  return shown ? shares : null;
}

/** How often a client id is asked about: the second time, what was on its way has come. */
const rounds = 2;

/** The authors as the server knows them. */
function useAsked(address: string, shown: boolean) {
  const [authors, setAuthors] = useState<AuthorsByClient | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef(new Map<number, number>());
  useEffect(() => {
    if (!shown) return undefined;
    const leaving = new AbortController();
    readAuthors(`${address}?look=${round}`, leaving.signal).then(
      (found) => setAuthors(authorsByClient(found)),
      // Without an answer the text stays as it is coloured; the next change asks again.
      () => undefined,
    );
    return () => leaving.abort();
  }, [address, shown, round]);
  const askAbout = useCallback(
    (clients: readonly number[]) => {
      const unknown = [...new Set(clients)].filter((client) => !authors?.has(client));
      const open = unknown.filter((client) => (asked.current.get(client) ?? 0) < rounds);
      if (open.length === 0) return;
      for (const client of open) asked.current.set(client, (asked.current.get(client) ?? 0) + 1);
      setTimeout(() => setRound((last) => last + 1), 1_000);
    },
    [authors],
  );
  return { authors, askAbout };
}

async function readAuthors(address: string, signal: AbortSignal): Promise<Author[]> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Author[];
}
