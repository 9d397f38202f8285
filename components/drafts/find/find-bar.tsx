'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { askFor, endSearch, foundIn, goOn, matchesMax } from './find-in-text';
import './find-bar.css';

/** Longer selections are passages, not words that somebody looks for. */
const askedLengthMax = 100;

type Props = { editor: Editor; onClose: () => void };

/**
 * Looks for words in the text and stays while one writes. It comes by Ctrl+F in the text;
 * pressed once more, in here, the browser's own search answers, and outside the text it
 * always does.
 */
export function FindBar({ editor, onClose }: Props) {
  const words = useTranslations('editor.find');
  const [asked, setAsked] = useState(() => selectedWords(editor));
  useEffect(() => askFor(editor, asked), [editor, asked]);
  const close = () => {
    endSearch(editor);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') close();
    else goOn(editor, event.shiftKey ? -1 : 1);
  };
  return (
    <search className="find-bar no-print" aria-label={words('label')}>
      <input
        type="text"
        aria-label={words('label')}
        aria-keyshortcuts="Enter Shift+Enter"
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a key or a press
        autoFocus
        maxLength={askedLengthMax}
        value={asked}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setAsked(event.target.value)}
        onKeyDown={press}
      />
      <Count editor={editor} />
      <Step label={words('previous')} path="m4 11 5-5 5 5" onPress={() => goOn(editor, -1)} />
      <Step label={words('next')} path="m4 7 5 5 5-5" onPress={() => goOn(editor, 1)} />
      <Step label={words('close')} path="m4 4 10 10m0-10L4 14" onPress={close} />
    </search>
  );
}

/** Where one is among how many, read out as it changes. */
function Count({ editor }: { editor: Editor }): ReactNode {
  const words = useTranslations('editor.find');
  const { asked, count, at } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { asked, matches, at } = foundIn(now);
      return { asked, count: matches.length, at: at + 1 };
    },
  });
  const said = count < matchesMax ? words('count', { at, count }) : words('many', { at, count });
  return (
    <output className="find-count">{asked !== '' && (count > 0 ? said : words('none'))}</output>
  );
}

function Step({ label, path, onPress }: { label: string; path: string; onPress: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} className="find-step" onClick={onPress}>
      <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden="true">
        <path d={path} stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
    </button>
  );
}

/** What is selected is what one looks for, if it is a few words. */
function selectedWords({ state: { doc, selection } }: Editor): string {
  const { from, to } = selection;
  if (to - from > askedLengthMax || !selection.$from.sameParent(selection.$to)) return '';
  return doc.textBetween(from, to);
}
