'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { folded } from '@/components/drafts/find/find-matches';
import { type SlashBlock, slashBlockNames } from './slash-blocks';
import { choose, closeMenu, hearKeys, type OpenMenu, openMenuIn } from './slash-menu';
import './slash-menu.css';

/** The blocks that `/` offers, beside the caret, while somebody asks for them. */
export function SlashMenuList({ editor }: { editor: Editor }) {
  const menu = useEditorState({ editor, selector: ({ editor: now }) => openMenuIn(now) });
  return menu && <OpenList key={menu.from} editor={editor} menu={menu} />;
}

function OpenList({ editor, menu }: { editor: Editor; menu: OpenMenu }) {
  const words = useTranslations('editor.slash');
  const offered = slashBlockNames.filter((name) =>
    folded(words(name))
      .split(' ')
      .some((word) => word.startsWith(folded(menu.asked))),
  );
  const [at, setAt] = useState(0);
  const chosen = offered[Math.min(at, offered.length - 1)];
  const id = useId();
  useKeys(editor, offered, chosen, setAt);
  useNamedInText(editor, chosen === undefined ? null : id, `${id}-${chosen}`);
  if (chosen === undefined) return null;
  return (
    <>
      <output className="sr-only">{words('offered', { count: offered.length })}</output>
      <div
        ref={(element) => {
          if (element) placeBeside(editor, menu.from, element);
        }}
        id={id}
        // A list of the browser's own would take the focus out of the text.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        tabIndex={-1}
        aria-label={words('label')}
        className="slash-menu"
      >
        {offered.map((name) => (
          // The focus stays in the text: keys go to the menu from there.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={name}
            id={`${id}-${name}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
            role="option"
            tabIndex={-1}
            ref={(element) => {
              if (name === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            aria-selected={name === chosen}
            className="slash-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(editor, name)}
          >
            {words(name)}
          </div>
        ))}
      </div>
    </>
  );
}

/** Arrows go round, Enter and Tab choose, Escape closes and leaves the slash. */
function useKeys(
  editor: Editor,
  offered: readonly SlashBlock[],
  chosen: SlashBlock | undefined,
  setAt: (at: number) => void,
): void {
  useEffect(() => {
    const answer = (key: string) => {
      if (chosen === undefined) return false;
      if (key === 'Escape') closeMenu(editor);
      else if (key === 'Enter' || key === 'Tab') choose(editor, chosen);
      else {
        const step = key === 'ArrowDown' ? 1 : -1;
        setAt((offered.indexOf(chosen) + step + offered.length) % offered.length);
      }
      return true;
    };
    return hearKeys(editor, answer);
  });
}

/** Tells a screen reader, whose focus is in the text, which block would be chosen. */
function useNamedInText(editor: Editor, list: string | null, option: string): void {
  useEffect(() => {
    const { dom } = editor.view;
    if (list !== null) {
      dom.setAttribute('aria-controls', list);
      dom.setAttribute('aria-activedescendant', option);
    }
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, list, option]);
}

/** Under the slash, or above it where there is no room below. */
function placeBeside(editor: Editor, from: number, element: HTMLElement): void {
  const { top, bottom, left } = editor.view.coordsAtPos(from);
  const { offsetHeight, offsetWidth, style } = element;
  const isRoomBelow = bottom + offsetHeight + 8 < window.innerHeight;
  style.top = `${Math.max(8, isRoomBelow ? bottom + 4 : top - offsetHeight - 4)}px`;
  style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`;
}
