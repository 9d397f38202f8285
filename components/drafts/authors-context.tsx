'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type Share, sharesOf } from '@/domain/text/author-shares';
import { authorsByClient, type WrittenText } from '@/domain/text/authorship';
import { useDraftEditor } from './draft-editor-context';
import { useAuthors } from './use-authors';

type AuthorsState = {
  shown: boolean;
  /** How much of the text is whose; null until it is known. */
  shares: readonly Share[] | null;
  /** Shows or hides them in the live text; null where only another address does. */
  toggle: (() => void) | null;
  path: string;
};

const Context = createContext<AuthorsState | null>(null);

type Props = {
  /** The address of the draft's page. */
  path: string;
  /** Who wrote what in the saved text, if the page was asked to show it. */
  written: WrittenText | null;
  /** Whether this reader may see it at all. */
  maySee: boolean;
  children: ReactNode;
};

/**
 * Who wrote what, for the switch in the tools, the names beside the text and the line
 * above it: in the live text at once and as people type; in a saved or sealed text by an
 * address of its own, which works without any script.
 */
export function AuthorsProvider({ path, written, maySee, children }: Props) {
  const { editor, doc } = useDraftEditor();
  const [wanted, setWanted] = useState(written !== null);
  const text = useMemo(() => (editor && doc ? { editor, doc } : null), [editor, doc]);
  const live = useAuthors(`${path}/authors`, text, wanted && maySee);
  const printed = useMemo(
    () => written && sharesOf(written.blocks, authorsByClient(written.authors)),
    [written],
  );
  const state = useMemo(() => {
    if (!maySee) return null;
    const shown = text ? wanted : written !== null;
    const toggle = text && (() => setWanted((last) => !last));
    return { shown, shares: text ? live : printed, toggle, path };
  }, [maySee, text, wanted, written, live, printed, path]);
  return <Context value={state}>{children}</Context>;
}

/** Null for readers who may not see who wrote what. */
export function useAuthorsView(): AuthorsState | null {
  return useContext(Context);
}
