'use client';

import type { Editor } from '@tiptap/core';
import { useCallback, useState } from 'react';
import type { EditorWish } from './draft-extensions';
import { FindBar } from './find/find-bar';
import { ShortcutGuide } from './keyboard/shortcut-guide';
import { LinkDialog } from './link-dialog';
import { PasteNote } from './paste/paste-note';
import type { PasteNews } from './paste/pasted-text';
import { SlashMenuList } from './slash/slash-menu-list';

/** What keys, tools and pastes have asked of the page around the text. */
export type Wishes = {
  readonly dialog: 'link' | 'guide' | null;
  /** How often the search was asked for: each time it takes the focus again. */
  readonly searches: number;
  readonly news: PasteNews | null;
};

const none: Wishes = { dialog: null, searches: 0, news: null };

/** Keeps what is asked for until it is answered. */
export function useWishes() {
  const [wishes, setWishes] = useState(none);
  const wish = useCallback(
    (change: Partial<Wishes>) => setWishes((before) => ({ ...before, ...change })),
    [],
  );
  const ask = useCallback((asked: EditorWish) => {
    if (asked === 'toolbar') focusToolbar();
    else if (asked === 'find') {
      setWishes((before) => ({ ...before, searches: before.searches + 1 }));
    } else setWishes((before) => ({ ...before, dialog: asked }));
  }, []);
  const tell = useCallback((news: PasteNews) => wish({ news }), [wish]);
  return { wishes, wish, ask, tell };
}

type Props = {
  editor: Editor;
  mayWrite: boolean;
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
};

/** The menu, the search, the notes and the dialogs of a text, each while it is asked for. */
export function AroundText({ editor, mayWrite, wishes, wish }: Props) {
  const { dialog, searches, news } = wishes;
  const done = (change: Partial<Wishes>) => {
    wish(change);
    // The dialog gives the focus back to what had it; the text had it.
    if (mayWrite) editor.commands.focus(null, { scrollIntoView: false });
  };
  return (
    <>
      {mayWrite && <SlashMenuList editor={editor} />}
      {searches > 0 && (
        <FindBar key={searches} editor={editor} onClose={() => done({ searches: 0 })} />
      )}
      {news && (
        <PasteNote
          {...{ editor, news }}
          tell={(next) => wish({ news: next })}
          onClose={() => done({ news: null })}
        />
      )}
      {dialog === 'link' && <LinkDialog editor={editor} onClose={() => done({ dialog: null })} />}
      <ShortcutGuide open={dialog === 'guide'} onClose={() => done({ dialog: null })} />
    </>
  );
}

function focusToolbar(): void {
  document.querySelector<HTMLElement>('.draft-toolbar [tabindex="0"]')?.focus();
}
