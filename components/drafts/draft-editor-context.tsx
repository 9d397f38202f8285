'use client';

import type { Editor } from '@tiptap/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type * as Y from 'yjs';

/**
 * What stands beside the text (the comments) may know of it. Before the live text has
 * taken over, or where there is none (no script, a sealed text, a refused socket),
 * `editor` and `doc` are null and `container` holds the saved text.
 */
export type DraftEditorState = {
  editor: Editor | null;
  doc: Y.Doc | null;
  canWrite: boolean;
  /** The element the text stands in, saved or live; blocks carry `id="clause-<block id>"`. */
  container: HTMLElement | null;
  /** Where the tools of what stands in the margin go, above it. */
  marginTools: HTMLElement | null;
};

type DraftEditorContext = DraftEditorState & {
  /** For the text's own components: they put in what they know. */
  put: (change: Partial<DraftEditorState>) => void;
};

const nothing: DraftEditorState = {
  editor: null,
  doc: null,
  canWrite: false,
  container: null,
  marginTools: null,
};
const Context = createContext<DraftEditorContext>({ ...nothing, put: () => undefined });

/** Joins the text and what stands beside it. One around both on a draft's page. */
export function DraftEditorProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState(nothing);
  const put = useCallback(
    (change: Partial<DraftEditorState>) => setState((now) => ({ ...now, ...change })),
    [],
  );
  const value = useMemo(() => ({ ...state, put }), [state, put]);
  return <Context value={value}>{children}</Context>;
}

/**
 * The live text of the page, for what stands beside it. To draw in the text, give
 * `DraftEditor` an extension (prop `extensions`) instead of registering a plugin later,
 * which would bind the text to its document a second time.
 */
export function useDraftEditor(): DraftEditorContext {
  return useContext(Context);
}
